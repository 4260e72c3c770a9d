using JparcSim.Analysis.Estimators;
using JparcSim.Core.Events;
using JparcSim.Pipeline.Results;

namespace JparcSim.Pipeline.Validation;

/// <summary>Vertex bias and resolution in the target, against the light centroid and against the production point.</summary>
/// <remarks>
/// The published widths are those of JADE on waveforms: about 1.65 times what charges without noise allow, at every energy. The fit
/// reaches the statistical limit of such charges (readout model charges), which is what is predicted; the published widths are information.
/// JADE's own energy resolution of 18 % for 1-MeV e+, where photo-electrons allow 6 %, points to noise of its charges.
/// </remarks>
internal static class VertexChecks
{
    private const string Published = "JSNS2_vertex: JADE on simulated e+ in the target, read off plots to 5 %";
    private const string Limit = "statistical limit of the charges: 150 p.e./MeV on 96 photomultipliers";

    private static readonly (double EnergyMeV, double ResolutionMm)[] ByEnergy = [(1.0, 118.0), (8.0, 56.0)];
    private static readonly (double EnergyMeV, double ResolutionMm)[] LimitByEnergy = [(2.0, 65.0), (8.0, 31.0)];

    public static IEnumerable<ValidationCheck> Run(ValidationSamples samples)
    {
        foreach ((double energyMeV, double limitMm) in LimitByEnergy)
        {
            Sample electrons = Gun(samples, "electron", $"energyMeV: {energyMeV:F0}", 6000, "charges");
            Estimate width = Core(Residual(electrons, 0, fromLight: true)).Sigma;
            yield return ValidationCheck.Of(
                $"vertex-limit-{energyMeV:F0}-mev", $"vertex resolution in x, {energyMeV:F0} MeV electrons, against the light centroid, mm",
                Limit,
                CheckKind.Predicted, limitMm, null, 0.1 * limitMm, width.Value, width.Error);
        }

        Sample all = Gun(samples, "positron", "energyRangeMeV: [1, 10]", 20_000);
        (string Axis, double ResolutionMm)[] axes = [("x", 63.0), ("y", 58.0), ("z", 64.0)];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            VertexResidual production = Residual(all, axis, fromLight: false);
            VertexResidual light = Residual(all, axis, fromLight: true);
            (string name, double publishedMm) = axes[axis];
            yield return Width(
                $"vertex-{name}", $"vertex resolution in {name}, 1-10 MeV e+, against the production point, mm", publishedMm, production);
            yield return Information($"vertex-{name}-light", $"the same against the light centroid, mm", Core(light).Sigma);
            yield return ValidationCheck.Of(
                $"vertex-{name}-bias", $"vertex bias in {name}, 1-10 MeV e+, mm", Published + ", below 7 mm",
                CheckKind.Predicted, 0.0, 7.0, 7.0, production.MeanMm.Value, production.MeanMm.Error);
            yield return Information($"vertex-{name}-light-bias", $"the same against the light centroid, mm", light.MeanMm);
        }

        foreach ((double energyMeV, double publishedMm) in ByEnergy)
        {
            Sample sample = Gun(samples, "positron", $"energyMeV: {energyMeV:F0}", 6000);
            yield return Width(
                $"vertex-{energyMeV:F0}-mev", $"vertex resolution in x, {energyMeV:F0} MeV e+, mm", publishedMm,
                Residual(sample, 0, fromLight: false));
            yield return Information(
                $"vertex-{energyMeV:F0}-mev-light", "the same against the light centroid, mm",
                Core(Residual(sample, 0, fromLight: true)).Sigma);
        }
    }

    // The published simulation is of all energies: the trigger's threshold of 5 MeV is lowered.
    private static Sample Gun(ValidationSamples samples, string particle, string energy, int events, string model = "waveforms") => samples.Get(
        SampleNames.Gun, $"events={events}", "detector.readout.thresholdPe=50", $"detector.readout.model={model}",
        $"channels=[{{channel: gun, particle: {particle}, {energy}, volume: target, timeUs: [1000, 1000]}}]");

    private static VertexResidual Residual(Sample sample, int axis, bool fromLight)
    {
        double[] reco = sample.Triggers((t, row) => IsPrompt(t, row) ? Reconstructed(t, axis)[row] : null);
        double[] reference = fromLight
            ? sample.Triggers((t, row) => IsPrompt(t, row) ? Light(t, axis)[row] : null)
            : [.. sample.Parts.SelectMany(part => ProductionPoints(part, axis))];
        return VertexResidual.Of(reco, reference) ?? throw new InvalidOperationException("too few positrons for the vertex resolution");
    }

    private static IEnumerable<double> ProductionPoints(PartTables part, int axis)
    {
        InteractionTable interactions = part.Interactions;
        for (int row = 0; row < part.Triggers.RowCount; row++)
        {
            if (IsPrompt(part.Triggers, row))
            {
                int interaction = interactions.EventId.Values.BinarySearch(part.Triggers.EventId[row]!.Value);
                yield return (axis switch { 0 => interactions.XMm, 1 => interactions.YMm, _ => interactions.ZMm })[interaction];
            }
        }
    }

    private static bool IsPrompt(TriggerTable t, int row) => t.TriggerId[row] % TriggerTable.MaxPerEvent == 0 && t.IsFitConverged[row];

    private static Column<double> Reconstructed(TriggerTable t, int axis) => axis switch { 0 => t.RecoXMm, 1 => t.RecoYMm, _ => t.RecoZMm };

    private static Column<double> Light(TriggerTable t, int axis) =>
        axis switch { 0 => t.TrueLightXMm, 1 => t.TrueLightYMm, _ => t.TrueLightZMm };

    private static GaussianPeak Core(VertexResidual residual) =>
        residual.Core ?? throw new InvalidOperationException("the vertex residuals have no Gaussian core");

    private static ValidationCheck Width(string id, string name, double publishedMm, VertexResidual residual) => ValidationCheck.Of(
        id, name, Published, CheckKind.Information, publishedMm, 0.05 * publishedMm, 0.35 * publishedMm, Core(residual).Sigma.Value,
        Core(residual).Sigma.Error);

    private static ValidationCheck Information(string id, string name, Estimate value) =>
        ValidationCheck.Of(id, name, "no published number", CheckKind.Information, null, null, 0.0, value.Value, value.Error);
}
