using JparcSim.Analysis.Estimators;

namespace JparcSim.Analysis.Plots;

/// <summary>Figures of single triggers: what can be shown of events without a delayed signal.</summary>
/// <remarks>Belongs to one caller; holds one number a trigger until it is drawn.</remarks>
public sealed class TriggerFigures
{
    private const int Bins = 120;
    private const double StepMeV = 10.0;

    private readonly List<(double EnergyMeV, double Weight)> _energies = [];
    private readonly VertexMap _vertices = new();

    /// <summary>What can be drawn: those of <see cref="PairFigures.Names"/> that need no pair.</summary>
    public static IReadOnlyList<string> Names { get; } = [PairFigures.SpectrumName, PairFigures.VertexName];

    /// <summary>Adds a trigger.</summary>
    /// <param name="energyMeV">Reconstructed energy, MeV.</param>
    /// <param name="xMm">Reconstructed vertex, x, mm.</param>
    /// <param name="yMm">Reconstructed vertex, y, mm.</param>
    /// <param name="zMm">Reconstructed vertex, z, mm.</param>
    /// <param name="weight">Weight of its event.</param>
    public void Add(double energyMeV, double xMm, double yMm, double zMm, double weight)
    {
        _energies.Add((energyMeV, weight));
        _vertices.Add(xMm, yMm, zMm, weight);
    }

    /// <summary>Draws one of <see cref="Names"/>.</summary>
    /// <param name="name">Which.</param>
    /// <param name="footer">Provenance.</param>
    public Figure Draw(string name, string footer) => name switch
    {
        PairFigures.SpectrumName => Spectrum(footer),
        PairFigures.VertexName => _vertices.Draw("Vertices of triggers", "Triggers per bin", footer),
        _ => throw new ArgumentException($"no figure '{name}' of triggers; known are {string.Join(", ", Names)}", nameof(name)),
    };

    private Figure Spectrum(string footer)
    {
        double greatest = _energies.Select(trigger => trigger.EnergyMeV).Where(double.IsFinite).DefaultIfEmpty(0.0).Max();
        double end = StepMeV * (1.0 + Math.Floor(Math.Max(0.0, greatest) / StepMeV));
        var energies = new Histogram(0.0, end, Bins);
        foreach ((double energyMeV, double weight) in _energies)
        {
            energies.Add(energyMeV, weight);
        }

        return new Figure(
            "Energy of triggers", new Axis("Reconstructed energy", "MeV", 0.0, end), new Axis("Triggers per MeV", IsLogarithmic: true),
            [new HistogramSeries("triggers", energies, IsPerUnit: true)], footer);
    }
}
