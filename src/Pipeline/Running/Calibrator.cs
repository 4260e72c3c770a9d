using JparcSim.Core.Events;
using JparcSim.Detector;
using JparcSim.Detector.Catalog;
using JparcSim.Generator;
using JparcSim.Generator.Channels;
using JparcSim.Reco;
using JparcSim.Reco.Calibration;

namespace JparcSim.Pipeline.Running;

/// <summary>What the calibration runs of a detector yield: all that reconstruction knows of it.</summary>
/// <param name="LightMap">Nominal light map.</param>
/// <param name="EnergyScale">Scale from the n-Gd peak.</param>
internal sealed record Calibration(NominalLightMap LightMap, EnergyScale EnergyScale);

/// <summary>Simulates the named calibration runs of a detector and fits them. See docs/decisions/0004.</summary>
internal sealed class Calibrator(DetectorModel model, DetectorStage detector, FitMethod fit, int threads)
{
    /// <summary>Address of an event of the light map's run.</summary>
    public static EventAddress LightMapEvent(LightMapRun run, int place, int index) =>
        EventOf(run.Seed, EventKeys.LightMapCode, ((long)place * run.EventsPerPosition) + index);

    /// <summary>Address of an event of the energy scale's run.</summary>
    public static EventAddress EnergyScaleEvent(EnergyScaleRun run, int index) => EventOf(run.Seed, EventKeys.EnergyScaleCode, index);

    /// <summary>Makes a reconstruction stage from a light map and a scale.</summary>
    public static ReconstructionStage Reconstruction(
        DetectorModel model, DetectorStage detector, FitMethod fit, NominalLightMap map, double mevPerUnit) =>
        new(fit, model.Geometry.InnerPmts, map, model.Envelope, mevPerUnit, model.DarkMeanPe, 1.0 + detector.RelativeChargeVariance);

    /// <summary>Runs both calibrations.</summary>
    public Calibration Run()
    {
        NominalLightMap map = FitLightMap(model.Calibration.LightMap);
        return new Calibration(map, FitEnergyScale(model.Calibration.EnergyScale, map));
    }

    private NominalLightMap FitLightMap(LightMapRun run)
    {
        var points = new CalibrationPoint[run.PositionsMm.Count];
        ForEach(points.Length, (place, tables) => points[place] = Measure(run, place, tables));
        return NominalLightMap.Fit(model.Geometry.InnerPmts, points, model.DarkMeanPe);
    }

    // Tables are kept from place to place: calibration leaves little garbage behind.
    private void ForEach(int count, Action<int, WorkTables> work) => Parallel.For(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new WorkTables(detector), (place, _, tables) =>
        {
            tables.Clear();
            work(place, tables);
            return tables;
        }, static _ => { });

    private CalibrationPoint Measure(LightMapRun run, int place, WorkTables tables)
    {
        PartTables part = tables.Part;
        IInteractionChannel source = GunChannel.At(run.PositionsMm[place], run.Particle, run.EnergyMeV);
        for (int i = 0; i < run.EventsPerPosition; i++)
        {
            source.Generate(LightMapEvent(run, place, i), part.Interactions, tables.Primaries);
        }

        detector.Process((ulong)run.Seed, part, tables.Primaries, 0, part.Interactions.RowCount, tables.Workspace);
        return new CalibrationPoint(run.PositionsMm[place], run.EnergyMeV, MeanCharges(part.Triggers, run.EventsPerPosition), run.EventsPerPosition);
    }

    // Calibration events are alone on their spills, at its start.
    private static EventAddress EventOf(long seed, int code, long id) => new((ulong)seed, id, EventKeys.Of(code, id), 0, id, 0.0, 1.0);

    // The first trigger of each event; an event without one counts as dark.
    private double[] MeanCharges(TriggerTable triggers, int events)
    {
        double[] mean = new double[model.Geometry.InnerPmts.Count];
        for (int row = 0; row < triggers.RowCount; row++)
        {
            if (triggers.TriggerId[row] % TriggerTable.MaxPerEvent != 0)
            {
                continue;
            }

            ReadOnlySpan<float> charges = triggers.ChargesPe[row];
            for (int pmt = 0; pmt < mean.Length; pmt++)
            {
                mean[pmt] += charges[pmt];
            }
        }

        for (int pmt = 0; pmt < mean.Length; pmt++)
        {
            mean[pmt] /= events;
        }

        return mean;
    }

    private EnergyScale FitEnergyScale(EnergyScaleRun run, NominalLightMap map)
    {
        ReconstructionStage unscaled = Reconstruction(model, detector, fit, map, mevPerUnit: 1.0);
        const int EventsPerTask = 100;
        int tasks = (run.Events + EventsPerTask - 1) / EventsPerTask;
        var delayed = new List<double>[tasks];
        ForEach(tasks, (task, tables) =>
            delayed[task] = DelayedEnergies(run, unscaled, task * EventsPerTask, Math.Min(run.Events, (task + 1) * EventsPerTask), tables));
        double[] all = [.. delayed.SelectMany(energies => energies)];
        return EnergyScale.FromCapturePeak(all, run.PeakMeV);
    }

    private List<double> DelayedEnergies(EnergyScaleRun run, ReconstructionStage unscaled, int first, int end, WorkTables tables)
    {
        PartTables part = tables.Part;
        IInteractionChannel source = Cf252Channel.At(run.PositionMm);
        for (int i = first; i < end; i++)
        {
            source.Generate(EnergyScaleEvent(run, i), part.Interactions, tables.Primaries);
        }

        detector.Process((ulong)run.Seed, part, tables.Primaries, 0, part.Interactions.RowCount, tables.Workspace);
        TriggerTable triggers = part.Triggers;
        unscaled.Process(triggers, 0, triggers.RowCount, tables.RecoWorkspace(unscaled));
        var energies = new List<double>();
        for (int row = 0; row < triggers.RowCount; row++)
        {
            if (DelayedTriggers.Holds(triggers, row))
            {
                energies.Add(triggers.RecoEnergyMeV[row]);
            }
        }

        return energies;
    }

    private sealed class WorkTables(DetectorStage detector)
    {
        private RecoWorkspace? _reco;

        public PartTables Part { get; } = new(["calibration"], []) { HasWaveforms = false };

        public ParticleTable Primaries { get; } = new();

        public DetectorWorkspace Workspace { get; } = detector.CreateWorkspace(hasBeam: false);

        /// <summary>Scratch of the one reconstruction that a calibration uses.</summary>
        public RecoWorkspace RecoWorkspace(ReconstructionStage reconstruction) => _reco ??= reconstruction.CreateWorkspace();

        public void Clear()
        {
            Part.Clear();
            Primaries.Clear();
        }
    }
}
