namespace JparcSim.Core.Random;

/// <summary>Philox4x64 with 10 rounds: a keyed bijection from a 256-bit counter to 256 random bits.</summary>
/// <remarks>J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).</remarks>
internal static class Philox4x64
{
    public static void Block(ulong c0, ulong c1, ulong c2, ulong c3, ulong k0, ulong k1, Span<ulong> words)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong high0 = Math.BigMul(0xD2E7470EE14C6C93, c0, out ulong low0);
            ulong high1 = Math.BigMul(0xCA5A826395121157, c2, out ulong low1);
            c0 = high1 ^ c1 ^ k0;
            c1 = low1;
            c2 = high0 ^ c3 ^ k1;
            c3 = low0;
            k0 = unchecked(k0 + 0x9E3779B97F4A7C15);
            k1 = unchecked(k1 + 0xBB67AE8584CAA73B);
        }

        words[3] = c3;
        words[2] = c2;
        words[1] = c1;
        words[0] = c0;
    }
}
