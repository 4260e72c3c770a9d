using JparcSim.Core.Events;

namespace JparcSim.Pipeline.Validation;

/// <summary>The samples of backgrounds and what is taken from them.</summary>
internal static class BackgroundSamples
{
    /// <summary>Control sample of fast neutrons.</summary>
    public const string Neutrons = "jsns2-near-neutron-control";

    /// <summary>Its size with waveforms.</summary>
    public const string NeutronEvents = "events=120000";

    /// <summary>Its seed: events that trained no artefact.</summary>
    public const string NeutronSeed = "seed=71";

    /// <summary>The shipped artefact of the near detector.</summary>
    public const string Artefact = "psd=psd/jsns2-near.yaml";

    /// <summary>Control sample of electrons.</summary>
    public const string Muons = "jsns2-near-michel-control";

    /// <summary>For what asks nothing of waveforms: six times as fast.</summary>
    public const string Charges = "detector.readout.model=charges";

    /// <summary>Whether a trigger is a prompt candidate of the search: 20 to 60 MeV in the fiducial volume.</summary>
    public static bool IsPrompt(TriggerTable triggers, int row) =>
        triggers.RecoEnergyMeV[row] is > 20.0 and < 60.0 && Regions.IsFiducial(Regions.Reconstructed(triggers, row));

    /// <summary>Scores of the electrons of a run of muons: delayed signals of selected pairs.</summary>
    public static double[] ElectronsBehindMuons(Sample muons) => Electrons(muons, (t, row) => t.PsdScore[row]);

    /// <summary>A value of each electron of a run of muons.</summary>
    public static double[] Electrons(Sample muons, Func<TriggerTable, int, double?> select)
    {
        var values = new List<double>();
        foreach (PartTables part in muons.Parts)
        {
            for (int pair = 0; pair < part.Pairs.RowCount; pair++)
            {
                int row = part.Triggers.TriggerId.Values.BinarySearch(part.Pairs.DelayedTriggerId[pair]);
                if (part.Pairs.PassesAll(pair) && IsPrompt(part.Triggers, row) && select(part.Triggers, row) is { } value)
                {
                    values.Add(value);
                }
            }
        }

        return [.. values];
    }

    /// <summary>Density of vertices near the top of the fiducial volume, 0.7 to 1 m, over that at its bottom, -1 to -0.85 m, with its error.</summary>
    public static (double Value, double Error) TopOverBottom(double[] zMm)
    {
        int top = zMm.Count(z => z is >= 700.0 and < 1000.0);
        int bottom = zMm.Count(z => z is >= -1000.0 and < -850.0);
        double ratio = 0.5 * top / bottom;
        return (ratio, ratio * Math.Sqrt((1.0 / top) + (1.0 / bottom)));
    }
}
