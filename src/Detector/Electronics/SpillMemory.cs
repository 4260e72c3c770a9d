using System.Runtime.InteropServices;


namespace JparcSim.Detector.Electronics;

/// <summary>The flashes of a spill that later ones still feel: late light, afterpulses, baseline. Owned by one worker, reused.</summary>
public sealed class SpillMemory
{
    private readonly int _blocks;
    private readonly int _kinds;
    private readonly List<Flash> _pool = [];
    private int _count;

    internal SpillMemory(int blocks, int kinds) => (_blocks, _kinds) = (blocks, kinds);

    /// <summary>The flashes so far, in the order of time.</summary>
    internal ReadOnlySpan<Flash> Flashes => CollectionsMarshal.AsSpan(_pool)[.._count];

    /// <summary>Begins a spill.</summary>
    internal void Clear() => _count = 0;

    /// <summary>Keeps the light of a flash that was made before a time after its start.</summary>
    internal void Remember(FlashLight light, double startUs, double endNs)
    {
        if (_count == _pool.Count)
        {
            _pool.Add(new Flash(_blocks, _kinds));
        }

        _pool[_count++].Fill(light, startUs, endNs);
    }

    /// <summary>An earlier flash.</summary>
    internal sealed class Flash(int blocks, int kinds)
    {
        private readonly LightPulse[] _byKind = [.. Enumerable.Range(0, kinds + 1).Select(_ => new LightPulse(blocks))];

        /// <summary>Start on the spill's clock, us.</summary>
        public double StartUs { get; private set; }

        /// <summary>Its light by kind; the last entry is all of it, the cause of afterpulses.</summary>
        public ReadOnlySpan<LightPulse> ByKind => _byKind;

        /// <summary>Takes over the light of a flash.</summary>
        public void Fill(FlashLight light, double startUs, double endNs)
        {
            StartUs = startUs;
            for (int kind = 0; kind < _byKind.Length; kind++)
            {
                _byKind[kind].Begin(kind, 0.0);
            }

            foreach (LightPulse pulse in light.Pulses)
            {
                if (pulse.StartNs < endNs)
                {
                    _byKind[pulse.Kind].Add(pulse, 1.0f);
                    _byKind[^1].Add(pulse, 1.0f);
                }
            }
        }
    }
}
