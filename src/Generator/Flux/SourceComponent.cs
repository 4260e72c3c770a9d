using JparcSim.Generator.Beam;

namespace JparcSim.Generator.Flux;

/// <summary>One kind of neutrino that the source emits.</summary>
/// <param name="Name">Flavour and parent.</param>
/// <param name="PerProton">Neutrinos per proton.</param>
/// <param name="IsLine">Whether all have one energy.</param>
/// <param name="MeanEnergyMeV">That energy, or the mean of the spectrum, MeV.</param>
/// <param name="MeanTimeUs">Mean birth time after the start of the first bunch, us.</param>
public sealed record SourceComponent(string Name, double PerProton, bool IsLine, double MeanEnergyMeV, double MeanTimeUs)
{
    /// <summary>nu_mu of K+ decay at rest per proton, 0.0038: a simulated yield, never measured (arXiv:2409.01383 is shape only).</summary>
    public const double KaonLinePerProton = 0.0038;

    /// <summary>Everything that decays at rest in the target, for given numbers of mu+ and mu- decays per proton.</summary>
    public static IReadOnlyList<SourceComponent> All(double muonPlusPerProton, double muonMinusPerProton, MuonMinusTime muonMinusTime)
    {
        DecayAtRestSpectrum muonFlavour = DecayAtRestSpectrum.MuonFlavour;
        DecayAtRestSpectrum electronFlavour = DecayAtRestSpectrum.ElectronFlavour;
        return
        [
            new("nu_mu of pi+", muonPlusPerProton, true, DecayAtRestSpectrum.PionLineMeV, DecayTime.Pion.MeanUs),
            new("nubar_mu of mu+", muonPlusPerProton, false, muonFlavour.MeanMeV, DecayTime.PionThenMuon.MeanUs),
            new("nu_e of mu+", muonPlusPerProton, false, electronFlavour.MeanMeV, DecayTime.PionThenMuon.MeanUs),
            new("nubar_e of mu-", muonMinusPerProton, false, electronFlavour.MeanMeV, muonMinusTime.MeanUs),
            new("nu_mu of K+", KaonLinePerProton, true, DecayAtRestSpectrum.KaonLineMeV, DecayTime.Kaon.MeanUs),
        ];
    }
}
