namespace JparcSim.Core.Random;

/// <summary>Philox4x64 with 10 rounds: a keyed bijection from a 256-bit counter to 256 random bits.</summary>
/// <remarks>J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).</remarks>
internal static class Philox4x64
{
    private const int Rounds = 10;
    private const ulong FirstMultiplier = 0xD2E7470EE14C6C93;
    private const ulong SecondMultiplier = 0xCA5A826395121157;
    private const ulong FirstKeyStep = 0x9E3779B97F4A7C15;
    private const ulong SecondKeyStep = 0xBB67AE8584CAA73B;

    public static void Block(ulong c0, ulong c1, ulong c2, ulong c3, ulong k0, ulong k1, Span<ulong> words)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong high0 = Math.BigMul(FirstMultiplier, c0, out ulong low0);
            ulong high1 = Math.BigMul(SecondMultiplier, c2, out ulong low1);
            c0 = high1 ^ c1 ^ k0;
            c1 = low1;
            c2 = high0 ^ c3 ^ k1;
            c3 = low0;
            k0 = unchecked(k0 + FirstKeyStep);
            k1 = unchecked(k1 + SecondKeyStep);
        }

        words[3] = c3;
        words[2] = c2;
        words[1] = c1;
        words[0] = c0;
    }

    /// <summary>The blocks of a counter and of the next, side by side: the one multiplies while the other waits.</summary>
    /// <param name="c0">First word of the counter, less than its largest value.</param>
    /// <param name="c1">Second word.</param>
    /// <param name="c2">Third word.</param>
    /// <param name="c3">Fourth word.</param>
    /// <param name="k0">First word of the key.</param>
    /// <param name="k1">Second word.</param>
    /// <param name="words">Receives eight words.</param>
    public static void TwoBlocks(ulong c0, ulong c1, ulong c2, ulong c3, ulong k0, ulong k1, Span<ulong> words)
    {
        ulong d0 = c0 + 1;
        ulong d1 = c1;
        ulong d2 = c2;
        ulong d3 = c3;
        for (int round = 0; round < Rounds; round++)
        {
            ulong highC0 = Math.BigMul(FirstMultiplier, c0, out ulong lowC0);
            ulong highC1 = Math.BigMul(SecondMultiplier, c2, out ulong lowC1);
            ulong highD0 = Math.BigMul(FirstMultiplier, d0, out ulong lowD0);
            ulong highD1 = Math.BigMul(SecondMultiplier, d2, out ulong lowD1);
            c0 = highC1 ^ c1 ^ k0;
            c1 = lowC1;
            c2 = highC0 ^ c3 ^ k1;
            c3 = lowC0;
            d0 = highD1 ^ d1 ^ k0;
            d1 = lowD1;
            d2 = highD0 ^ d3 ^ k1;
            d3 = lowD0;
            k0 = unchecked(k0 + FirstKeyStep);
            k1 = unchecked(k1 + SecondKeyStep);
        }

        words[7] = d3;
        words[6] = d2;
        words[5] = d1;
        words[4] = d0;
        words[3] = c3;
        words[2] = c2;
        words[1] = c1;
        words[0] = c0;
    }
}
