using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Generator.Beam;
using JparcSim.Generator.Flux;

namespace JparcSim.Generator.Channels;

/// <summary>One kind of neutrino from decays at rest and its cross section: one neutrino per mu+ decay.</summary>
public sealed class NeutrinoComponent
{
    private const int Intervals = 2048;
    private const int Panels = 40;

    private readonly InverseCdfTable? _energies;
    private readonly double _lineMeV;

    private NeutrinoComponent(int pdgCode, DecayTime time, double meanCm2, InverseCdfTable? energies, double lineMeV)
    {
        PdgCode = pdgCode;
        Time = time;
        MeanCm2 = meanCm2;
        _energies = energies;
        _lineMeV = lineMeV;
    }

    /// <summary>PDG code of the neutrino.</summary>
    public int PdgCode { get; }

    /// <summary>Birth time.</summary>
    public DecayTime Time { get; }

    /// <summary>Cross section averaged over the spectrum, cm2.</summary>
    public double MeanCm2 { get; }

    /// <summary>A spectrum with a cross section known for every energy, cm2.</summary>
    /// <param name="pdgCode">Code of the neutrino.</param>
    /// <param name="spectrum">Spectrum of mu+ decay.</param>
    /// <param name="fromMeV">Threshold, MeV.</param>
    /// <param name="crossSectionCm2">Cross section by energy in MeV.</param>
    public static NeutrinoComponent OfSpectrum(
        int pdgCode, DecayAtRestSpectrum spectrum, double fromMeV, Func<double, double> crossSectionCm2)
    {
        double mean = GaussLegendre.Integrate(
            energyMeV => spectrum.DensityPerMeV(energyMeV) * crossSectionCm2(energyMeV), fromMeV, DecayAtRestSpectrum.EndPointMeV, Panels);
        return OfShape(pdgCode, spectrum, fromMeV, crossSectionCm2, mean);
    }

    /// <summary>A spectrum with a cross section known by its mean, cm2, and by its shape of any norm.</summary>
    /// <param name="pdgCode">Code of the neutrino.</param>
    /// <param name="spectrum">Spectrum of mu+ decay.</param>
    /// <param name="fromMeV">Threshold, MeV.</param>
    /// <param name="shape">Shape by energy in MeV.</param>
    /// <param name="meanCm2">Mean over the spectrum.</param>
    public static NeutrinoComponent OfShape(
        int pdgCode, DecayAtRestSpectrum spectrum, double fromMeV, Func<double, double> shape, double meanCm2)
    {
        double[] energiesMeV = new double[Intervals + 1];
        double[] densities = new double[Intervals + 1];
        for (int i = 0; i <= Intervals; i++)
        {
            energiesMeV[i] = fromMeV + ((DecayAtRestSpectrum.EndPointMeV - fromMeV) * i / Intervals);
            densities[i] = spectrum.DensityPerMeV(energiesMeV[i]) * shape(energiesMeV[i]);
        }

        return new NeutrinoComponent(pdgCode, DecayTime.PionThenMuon, meanCm2, new InverseCdfTable(energiesMeV, densities), 0.0);
    }

    /// <summary>nu_mu of pi+ at rest, with its cross section, cm2.</summary>
    public static NeutrinoComponent OfPion(double crossSectionCm2) => new(
        Core.Physics.PdgCode.MuonNeutrino, DecayTime.Pion, crossSectionCm2, null, DecayAtRestSpectrum.PionLineMeV);

    /// <summary>Energy of a neutrino that interacts, MeV. One word.</summary>
    public double SampleMeV(ref EventRandom random)
    {
        double u = random.Uniform();
        return _energies?.Sample(u) ?? _lineMeV;
    }
}
