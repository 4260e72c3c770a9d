using System.Runtime.CompilerServices;

namespace JparcSim.Detector.Electronics;

/// <summary>A quantile function by linear interpolation, exact near both ends, where it bends.</summary>
/// <remarks>
/// The first and the last 64 of 4096 cells ask the function itself, so that no tail is cut; inside, an exponential tail of decay time tau is
/// good to tau / 33,000. Probabilities from a few bits of a random word, the middles of 2^bits equal intervals, are looked up without
/// leaving integers; those near the ends are best put off, so that the usual ones follow one another without a branch.
/// </remarks>
internal sealed class QuantileTable
{
    private const int CellBits = 12;
    private const int Cells = 1 << CellBits;
    private const int EdgeCells = 64;

    private readonly Func<double, double> _exact;
    private readonly int _bits;
    private readonly int _shift;
    private readonly uint _withinMask;
    private readonly float _perCell;
    private readonly (float Value, float Slope)[] _cells = new (float, float)[Cells];

    /// <summary>Tabulates a function of a probability in (0, 1).</summary>
    /// <param name="exact">The function.</param>
    /// <param name="bits">Of an interval: from 13 to 24, so that a place within a cell is exact in single precision.</param>
    public QuantileTable(Func<double, double> exact, int bits)
    {
        _exact = exact;
        _bits = bits;
        _shift = bits - CellBits;
        _withinMask = (1u << _shift) - 1;
        _perCell = 1.0f / (1 << _shift);
        for (int i = EdgeCells; i < Cells - EdgeCells; i++)
        {
            double value = exact((double)i / Cells);
            _cells[i] = ((float)value, (float)(exact((i + 1.0) / Cells) - value));
        }
    }

    /// <summary>The value below which lies this probability, in (0, 1).</summary>
    public float At(double probability)
    {
        double place = probability * Cells;
        int cell = (int)place;
        return IsInside(cell) ? _cells[cell].Value + ((float)(place - cell) * _cells[cell].Slope) : (float)_exact(probability);
    }

    /// <summary>Whether an interval lies near an end: then <see cref="Inside"/> says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNearEnd(uint interval) => !IsInside((int)(interval >> _shift));

    /// <summary>The value at the middle of an interval that is not near an end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Inside(uint interval)
    {
        ref readonly (float Value, float Slope) cell = ref _cells[interval >> _shift];
        return cell.Value + (((int)(interval & _withinMask) + 0.5f) * _perCell * cell.Slope);
    }

    /// <summary>The value at the middle of any interval.</summary>
    public float AtInterval(uint interval) => IsNearEnd(interval) ? (float)_exact((interval + 0.5) / (1 << _bits)) : Inside(interval);

    private static bool IsInside(int cell) => (uint)(cell - EdgeCells) < Cells - (2 * EdgeCells);
}
