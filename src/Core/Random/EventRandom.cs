using System.Runtime.CompilerServices;

namespace JparcSim.Core.Random;

/// <summary>The random words of one entity in one stage of one event: addressed by name, never by order of use.</summary>
/// <remarks>
/// The key is (seed, 0), the counter (block, stage and entity, event key, 0). Two different addresses never share a
/// counter, whatever the thread, the batch or the stages that ran before. A mutable struct: keep it in a local, pass it by <c>ref</c>.
/// </remarks>
/// <param name="seed">Seed of the run.</param>
/// <param name="eventKey">Address of the event.</param>
/// <param name="stage">Part of the chain that draws.</param>
/// <param name="entity">What is drawn for: a particle, a flash, a photomultiplier; 0 when there is only one.</param>
public struct EventRandom(ulong seed, ulong eventKey, RandomStage stage, int entity = 0)
{
    private readonly ulong _lane = ((ulong)stage << 32) | (uint)entity;
    private ulong _drawn;
    private Words _words;

    /// <summary>How many words have been drawn: the price of a sampler.</summary>
    public readonly long WordsDrawn => (long)_drawn;

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        int place = (int)(_drawn & 3);
        if (place == 0)
        {
            Philox4x64.Block(_drawn >> 2, _lane, eventKey, 0, seed, 0, _words);
        }

        _drawn++;
        return _words[place];
    }

    /// <summary>The next words of the stream, as <see cref="NextUInt64"/> would give them one by one.</summary>
    public void Fill(Span<ulong> words)
    {
        int i = 0;
        while (i < words.Length && (_drawn & 3) != 0)
        {
            words[i++] = NextUInt64();
        }

        for (; i + 8 <= words.Length; i += 8)
        {
            Philox4x64.TwoBlocks(_drawn >> 2, _lane, eventKey, 0, seed, 0, words.Slice(i, 8));
            _drawn += 8;
        }

        while (i < words.Length)
        {
            words[i++] = NextUInt64();
        }
    }

    /// <summary>A uniform deviate in the open interval (0, 1): never 0 or 1, so that logarithms and quantiles are finite.</summary>
    public double Uniform() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52));

    [InlineArray(4)]
    private struct Words
    {
        private ulong _first;
    }
}
