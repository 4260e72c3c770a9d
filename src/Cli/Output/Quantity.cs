using System.Globalization;

namespace JparcSim.Cli.Output;

/// <summary>Numbers as people read them.</summary>
internal static class Quantity
{
    private static readonly string[] ByteUnits = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>A count with thousands apart: 20 000.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>A number in four digits.</summary>
    public static string Number(double value) => double.IsFinite(value) ? value.ToString("G4", CultureInfo.InvariantCulture) : "-";

    /// <summary>A number in four digits, or a dash.</summary>
    public static string Number(double? value) => value is { } number ? Number(number) : "-";

    /// <summary>A value with its error, both to the error's second digit.</summary>
    public static string WithError(double? value, double? error)
    {
        if (value is not { } number || error is not { } width || !(width > 0.0) || !double.IsFinite(number) || !double.IsFinite(width))
        {
            return Number(value);
        }

        if (Math.Abs(number) is < 1e-4 and > 0.0)
        {
            // The exponent once, after both: (6.70 +- 2.30)E-09.
            int power = (int)Math.Floor(Math.Log10(Math.Abs(number)));
            double scale = Math.Pow(10.0, -power);
            return $"({WithError(scale * number, scale * width)})E{power.ToString("00", CultureInfo.InvariantCulture)}";
        }

        int decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(width)), 0, 12);
        string format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return $"{number.ToString(format, CultureInfo.InvariantCulture)} +- {width.ToString(format, CultureInfo.InvariantCulture)}";
    }

    /// <summary>A size in powers of a thousand.</summary>
    public static string Bytes(double bytes)
    {
        int unit = 0;
        while (bytes >= 1000.0 && unit < ByteUnits.Length - 1)
        {
            bytes /= 1000.0;
            unit++;
        }

        return $"{bytes.ToString(unit == 0 ? "F0" : "F1", CultureInfo.InvariantCulture)} {ByteUnits[unit]}";
    }

    /// <summary>A duration: 12 s, 3 min 20 s, 2 h 5 min.</summary>
    public static string Duration(double seconds)
    {
        long whole = (long)Math.Round(Math.Clamp(seconds, 0.0, 1e9));
        return whole switch
        {
            < 60 => $"{whole} s",
            < 3600 => $"{whole / 60} min {whole % 60} s",
            _ => $"{whole / 3600} h {whole % 3600 / 60} min",
        };
    }
}
