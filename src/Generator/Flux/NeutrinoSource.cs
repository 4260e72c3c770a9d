using JparcSim.Core.Configuration;
using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Generator.Beam;

namespace JparcSim.Generator.Flux;

/// <summary>The spallation target as a source of neutrinos from decays at rest: yields per proton, times and extent.</summary>
public sealed class NeutrinoSource
{
    private static readonly ChoiceKey Name = new("name", ["mlf"], "the source: mlf is the mercury target of the J-PARC MLF");
    private static readonly ChoiceKey Normalisation = new(
        "normalisation", [.. SourceYields.MuonsPerProton.Keys], "whose number of mu+ decays at rest per proton: " + SourceYields.Describe(), "fluka");
    private static readonly NumberKey IntrinsicRatio = new(
        "intrinsicRatio", 0.0, 0.1, "long-lived mu- decays (nubar_e) per mu+ decay; 1.7e-3 +- 30 % reproduces the published signal to background ratios", 1.7e-3);
    private static readonly ChoiceKey IntrinsicTiming = new(
        "intrinsicTiming",
        ["long-lived", "two-component"],
        "whether the short-lived mu- in mercury (76 ns) are added on top of the long-lived ones of intrinsicRatio",
        "long-lived");
    private static readonly NumberKey BeamPowerMW = new(
        "beamPowerMW", 0.001, 10.0, "beam power, MW: protons per spill at 25 Hz and 3 GeV; 1 MW is the design, 0.75 MW the run of 2022", 1.0);
    private static readonly NumberKey RmsM = new("rmsM", 0.0, 1.0, "standard deviation of the births along the beam, m; 0.2 is assumed", 0.2);
    private static readonly NumbersKey AxisXyz = new(
        "axisXyz", 3, -1.0, 1.0, "direction of the proton beam; left out: the line of sight, where the extent has its largest effect (assumed)", true);

    private NeutrinoSource(double protonsPerSpill, double muonsPerProton, double longLivedRatio, MuonMinusTime muonMinusTime, ExtendedSource extent)
    {
        ProtonsPerSpill = protonsPerSpill;
        MuonPlusPerProton = muonsPerProton;
        MuonMinusPerProton = muonsPerProton * longLivedRatio / muonMinusTime.LongFraction;
        MuonMinusTime = muonMinusTime;
        Extent = extent;
    }

    /// <summary>The keys of the section.</summary>
    public static SectionSchema Schema { get; } = new(
        "where the neutrinos come from", [Name, Normalisation, BeamPowerMW, IntrinsicRatio, IntrinsicTiming, RmsM, AxisXyz]);

    /// <summary>Protons on target in one spill.</summary>
    public double ProtonsPerSpill { get; }

    /// <summary>mu+ decays at rest per proton: as many nubar_mu, nu_e, and nu_mu of pi+.</summary>
    public double MuonPlusPerProton { get; }

    /// <summary>mu- decays at rest per proton, both components: as many nubar_e.</summary>
    public double MuonMinusPerProton { get; }

    /// <summary>Birth times of nubar_e from mu-.</summary>
    public MuonMinusTime MuonMinusTime { get; }

    /// <summary>All that decays at rest in the target.</summary>
    public IReadOnlyList<SourceComponent> Components => SourceComponent.All(MuonPlusPerProton, MuonMinusPerProton, MuonMinusTime);

    /// <summary>Place and extent.</summary>
    public ExtendedSource Extent { get; }

    /// <summary>Reads the section.</summary>
    public static NeutrinoSource Read(ConfigSection section, DetectorGeometry geometry)
    {
        section.Choice(Name);
        double muonsPerProton = SourceYields.MuonsPerProton[section.Choice(Normalisation)].Yield;
        double protonsPerSpill = Beam.ProtonBeam.ProtonsPerSpill(1e6 * section.Number(BeamPowerMW));
        double ratio = section.Number(IntrinsicRatio);
        var muonMinusTime = new MuonMinusTime(section.Choice(IntrinsicTiming) == "two-component" ? MuonMinusTime.NominalLongFraction : 1.0);
        double rmsMm = 1e3 * section.Number(RmsM);
        Vector3 axis = ReadAxis(section, geometry.SourcePositionMm);
        section.RejectUnknown(Schema);
        return new NeutrinoSource(protonsPerSpill, muonsPerProton, ratio, muonMinusTime, new ExtendedSource(geometry.SourcePositionMm, axis, rmsMm));
    }

    private static Vector3 ReadAxis(ConfigSection section, Vector3 sourceMm)
    {
        if (!section.Has(AxisXyz))
        {
            return sourceMm.Normalized();
        }

        IReadOnlyList<double> xyz = section.Numbers(AxisXyz);
        Vector3 axis = new Vector3(xyz[0], xyz[1], xyz[2]).Normalized();
        if (!(axis.LengthSquared > 0.5))
        {
            section.Problem(AxisXyz, "a vector of length zero", "a direction such as [1, 0, 0]");
        }

        return axis;
    }
}
