namespace JparcSim.Detector.Electronics;

/// <summary>Sorts deposits by time and keeps the order of equal times. Owned by one worker, reused.</summary>
/// <remarks>A merge sort from the bottom: no allocation, and the same order on every machine and version of the library.</remarks>
internal sealed class TimeOrder
{
    private int[] _order = new int[4096];
    private int[] _other = new int[4096];

    /// <summary>Indices of the deposits, earliest first.</summary>
    public ReadOnlySpan<int> Sort(ReadOnlySpan<Deposit> deposits)
    {
        int count = deposits.Length;
        if (_order.Length < count)
        {
            _order = new int[2 * count];
            _other = new int[2 * count];
        }

        for (int i = 0; i < count; i++)
        {
            _order[i] = i;
        }

        for (int width = 1; width < count; width *= 2)
        {
            for (int start = 0; start < count; start += 2 * width)
            {
                Merge(deposits, start, Math.Min(start + width, count), Math.Min(start + (2 * width), count));
            }

            (_order, _other) = (_other, _order);
        }

        return _order.AsSpan(0, count);
    }

    private void Merge(ReadOnlySpan<Deposit> deposits, int left, int right, int end)
    {
        int middle = right;
        for (int k = left; k < end; k++)
        {
            bool takeLeft = left < middle && (right >= end || deposits[_order[left]].TimeUs <= deposits[_order[right]].TimeUs);
            _other[k] = takeLeft ? _order[left++] : _order[right++];
        }
    }
}
