namespace JparcSim.Pipeline.Tests.Running;

/// <summary>Singles alone, at rates that give accidental pairs by the hundred.</summary>
internal static class AccidentalMacro
{
    /// <summary>The macro in exposure mode.</summary>
    /// <param name="pot">Protons; 8.32e13 a spill.</param>
    /// <param name="partSpills">Spills of a part.</param>
    public static string Text(string pot, int partSpills) => $$"""
        name: accidental
        seed: 7
        pot: {{pot}}
        partSpills: {{partSpills}}
        gateUs: [-150, 350]
        detector: jsns2-near
        source: { name: mlf }
        channels:
          - { channel: accidental, promptRateHz: 2000, delayedRateHz: 6000 }
        pairing: { maxDeltaTUs: 100 }
        selection:
          - { cut: prompt-energy, minMeV: 20, maxMeV: 60 }
          - { cut: prompt-time, minUs: 1.5, maxUs: 240 }
          - { cut: delayed-energy, minMeV: 7, maxMeV: 12 }
        """;
}
