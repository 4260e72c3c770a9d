using System.Numerics;
using System.Runtime.CompilerServices;

namespace JparcSim.Storage.Parquet;

/// <summary>Smallest and largest value of a column chunk; NaN takes no part.</summary>
/// <remarks>Held as the bytes of the value in the low end of a word, or as an index into a vocabulary.</remarks>
internal struct ValueRange
{
    public bool IsKnown { get; private set; }

    public ulong Least { get; private set; }

    public ulong Greatest { get; private set; }

    /// <summary>Widens the range by some values.</summary>
    public void Include<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        T least = T.MaxValue;
        T greatest = T.MinValue;
        bool any = false;
        if (IsKnown)
        {
            (any, least, greatest) = (true, Value<T>(Least), Value<T>(Greatest));
        }

        foreach (T value in values)
        {
            if (T.IsNaN(value))
            {
                continue;
            }

            least = !any || value < least ? value : least;
            greatest = !any || value > greatest ? value : greatest;
            any = true;
        }

        if (any)
        {
            Set(least, greatest);
        }
    }

    /// <summary>Widens the range by some values.</summary>
    public void Include(ReadOnlySpan<bool> values)
    {
        foreach (bool value in values)
        {
            ulong bit = value ? 1u : 0u;
            (Least, Greatest) = IsKnown ? (Math.Min(Least, bit), Math.Max(Greatest, bit)) : (bit, bit);
            IsKnown = true;
        }
    }

    /// <summary>Widens the range by codes of names, in the ordinal order of the names' UTF-8 bytes.</summary>
    public void Include(ReadOnlySpan<int> codes, IReadOnlyList<string> vocabulary)
    {
        int last = -1;
        foreach (int code in codes)
        {
            if (code == last)
            {
                continue;
            }

            last = code;
            if (!IsKnown)
            {
                (IsKnown, Least, Greatest) = (true, (ulong)code, (ulong)code);
            }

            Least = Utf8Order.Compare(vocabulary[code], vocabulary[(int)Least]) < 0 ? (ulong)code : Least;
            Greatest = Utf8Order.Compare(vocabulary[code], vocabulary[(int)Greatest]) > 0 ? (ulong)code : Greatest;
        }
    }

    private void Set<T>(T least, T greatest)
        where T : unmanaged, INumber<T>
    {
        // Readers may not know that -0 equals +0: the format asks for -0 as a least and +0 as a greatest value.
        bool isFloat = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        Least = Word(isFloat && T.IsZero(least) ? -T.Zero : least);
        Greatest = Word(isFloat && T.IsZero(greatest) ? T.Zero : greatest);
        IsKnown = true;
    }

    private static ulong Word<T>(T value)
        where T : unmanaged
    {
        ulong word = 0;
        Unsafe.As<ulong, T>(ref word) = value;
        return word;
    }

    private static T Value<T>(ulong word)
        where T : unmanaged => Unsafe.As<ulong, T>(ref word);
}
