using JparcSim.Core.Random;
using JparcSim.Generator.Cevns;

namespace JparcSim.Tests.Generator.Cevns;

/// <summary>Envelopes lie above the spectra, and the lower bounds of the ratio below it: then and only then are the draws exact.</summary>
public class RecoilEnvelopeTests
{
    private const double MinRecoilMeV = 0.3e-3;
    private const int Points = 20_011;   // prime: between the points that made the bounds

    private static readonly string[] Targets = ["CsI", "Ge", "Xe", "Ar", "NaI", "SiNe2"];

    public static TheoryData<string, CevnsModification> Models
    {
        get
        {
            CevnsModification none = CevnsModification.None;
            CevnsModification[] changes =
            [
                none,
                none with { MagneticMomentNuE1em10MuB = 30.0, MagneticMomentNuMu1em10MuB = 20.0 },
                none with { MagneticMomentNuE1em10MuB = 1e3, MagneticMomentNuMu1em10MuB = 0.5 },
                none with { CouplingBL = 3e-5, MediatorMassMeV = 5.0 },
                none with { CouplingBL = 1e-4 },   // light: opposite to the weak charge, with a zero at some keV
                none with { CouplingBL = 1.1e-4, MediatorMassMeV = 1.0 },
                none with { CouplingBL = 4e-4, MediatorMassMeV = 100.0 },   // cancels it as a whole
                none with { NsiUp = new QuarkCouplings(0.1, -0.05, 0.1, 0.02, 0.03), NeutronRadiusFm = 5.2 },
                none with { NsiUp = new QuarkCouplings(0.1805, 0.1805, 0.0, 0.0, 0.0) },   // cancels it almost
                none with { NsiUp = new QuarkCouplings(0.1805, 0.1805, 1e-3, 0.0, 0.0), MagneticMomentNuE1em10MuB = 1.0 },
                none with { NeutronRadiusFm = 12.0 },   // a form factor with zeros
                none with { NeutronRadiusFm = 12.0, CouplingBL = 1e-4, MagneticMomentNuMu1em10MuB = 0.1 },
                none with { NeutronRadiusFm = 0.0, WeakMixingAngle = 1.0 },
                none with { ChargeRadiusNuE1em32Cm2 = -27.0, ChargeRadiusNuMu1em32Cm2 = -27.0 },
            ];
            var models = new TheoryData<string, CevnsModification>();
            foreach (string target in Targets)
            {
                foreach (CevnsModification change in changes)
                {
                    models.Add(target, change);
                }
            }

            return models;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void They_are_above_the_spectra_and_the_bounds_below(string target, CevnsModification modification)
    {
        foreach (FormFactorKind form in Enum.GetValues<FormFactorKind>())
        {
            var model = new CevnsModel(RecoilTargets.Of(target, RadiiSet.Physical), form, modification, 20.0, 0.3);
            foreach (RecoilSpectrum spectrum in model.Spectra())
            {
                (double kept, double unseen) = Check(spectrum, MinRecoilMeV);
                Assert.InRange(kept, 0.9, 1.0);
                Assert.InRange(unseen, 0.8, kept);
            }
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(20e-3)]
    public void So_they_are_from_other_recoils_on(double minRecoilMeV)
    {
        CevnsModification modification = CevnsModification.None with { CouplingBL = 3e-5, MagneticMomentNuE1em10MuB = 30.0 };
        foreach (string target in Targets)
        {
            foreach (RecoilSpectrum spectrum in new CevnsModel(RecoilTargets.Of(target, RadiiSet.Physical), FormFactorKind.Helm, modification, 20.0, 0.3).Spectra())
            {
                if (minRecoilMeV < spectrum.MaxRecoilMeV)
                {
                    Check(spectrum, minRecoilMeV);
                }
            }
        }
    }

    [Fact]
    public void The_spectrum_is_asked_for_once_in_thousands()
    {
        var model = new CevnsModel(RecoilTargets.Of("Xe", RadiiSet.Physical), FormFactorKind.Helm, CevnsModification.None, 20.0, 0.3);
        foreach (RecoilSpectrum spectrum in model.Spectra())
        {
            Assert.InRange(Check(spectrum, 0.9e-3).Unseen, 0.999, 1.0);
        }
    }

    [Fact]
    public void Draws_allocate_nothing()
    {
        var sampler = new RecoilSampler(
            new CevnsModel(RecoilTargets.Of("Xe", RadiiSet.Physical), FormFactorKind.Helm, CevnsModification.None with { CouplingBL = 1e-4 }, 20.0, 0.3), MinRecoilMeV);
        long before = 0;
        for (int i = 0; i < 2000; i++)
        {
            before = i == 1000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            var random = new EventRandom(77, (ulong)i, RandomStage.Interaction);
            sampler.Sample(CevnsFlavour.NuE, ref random);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // Parts of what the envelope proposes that are kept, and kept without a look at the spectrum.
    private static (double Kept, double Unseen) Check(RecoilSpectrum spectrum, double minRecoilMeV)
    {
        var envelope = new RecoilEnvelope(spectrum, minRecoilMeV);
        double low = Math.Sqrt(Math.Sqrt(minRecoilMeV));
        double high = Math.Sqrt(Math.Sqrt(spectrum.MaxRecoilMeV));
        double proposed = 0.0;
        double kept = 0.0;
        double unseen = 0.0;
        for (int i = 0; i < Points; i++)
        {
            double root = low + ((high - low) * (i + 0.5) / Points);
            double recoilMeV = root * root * root * root;
            (double ratio, double least) = envelope.RatioAt(recoilMeV);
            Assert.True(ratio <= 1.0 && least <= ratio, $"{spectrum.Isotope.Name} {spectrum.Flavour} at {recoilMeV:R} MeV: ratio {ratio:R}, bound {least:R}");
            double rate = root * root * root * spectrum.DensityCm2PerMeV(recoilMeV);
            proposed += ratio > 0.0 ? rate / ratio : 0.0;
            kept += rate;
            unseen += ratio > 0.0 ? least * rate / ratio : 0.0;
        }

        return (kept / proposed, unseen / proposed);
    }
}
