using JparcSim.Core.Detectors;
using JparcSim.Detector.Quenching;

namespace JparcSim.Detector.Transport.Electrons;

/// <summary>A moving electron or positron.</summary>
internal readonly record struct Electron(
    bool IsPositron,
    double KineticMeV,
    Core.Numerics.Vector3 Direction,
    Core.Numerics.Vector3 PlaceMm,
    double TimeUs);

/// <summary>Losses of electrons and positrons in one material.</summary>
internal sealed class ElectronTables
{
    private const int MinExponent = -3;
    private const int MaxExponent = 9;
    private const double CmPerMm = 0.1;

    /// <summary>Tabulates the losses in a material.</summary>
    public ElectronTables(Material material, double birksCmPerMeV)
    {
        var stopping = new ElectronStopping(material);
        var grid = new LogGrid(MinExponent, MaxExponent);
        double electronsPerMm = CmPerMm * material.ElectronsPerCm3;
        ContinuousMeVPerMm = new LogTable(grid, e => CmPerMm * (stopping.MeVPerCm(e) + Bremsstrahlung.SoftMeVPerCm(material, e)));
        PhotonsPerMm = new LogTable(grid, e => CmPerMm * Bremsstrahlung.PhotonsPerCm(material, e));
        AnnihilationsPerMm = new LogTable(grid, e => electronsPerMm * AnnihilationInFlight.TotalCm2(e));
        Light = new QuenchingTable(birksCmPerMeV, stopping.MeVPerCm);
        RadiationLengthMm = 10.0 / (material.DensityGPerCm3 * InverseRadiationLength(material));
    }

    /// <summary>Loss to collisions and soft radiation, MeV per mm.</summary>
    public LogTable ContinuousMeVPerMm { get; }

    /// <summary>Discrete radiated photons per mm.</summary>
    public LogTable PhotonsPerMm { get; }

    /// <summary>Annihilations in flight per mm, of positrons.</summary>
    public LogTable AnnihilationsPerMm { get; }

    /// <summary>Visible energy of an electron that stops.</summary>
    public QuenchingTable Light { get; }

    /// <summary>Radiation length, mm.</summary>
    public double RadiationLengthMm { get; }

    // Radiation lengths of the elements, g/cm2: Particle Data Group, Review of Particle Physics, "Atomic and nuclear properties".
    private static double InverseRadiationLength(Material material)
    {
        double sum = 0.0;
        foreach ((Element element, double fraction) in MeanExcitation.Ordered(material))
        {
            sum += fraction / element.AtomicNumber switch
            {
                1 => 63.04,
                6 => 42.70,
                8 => 34.24,
                64 => 7.48,
                _ => throw new ArgumentException($"no radiation length of {element.Symbol}"),
            };
        }

        return sum;
    }
}
