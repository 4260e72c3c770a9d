using JparcSim.Core.Events;
using JparcSim.Core.Physics;
using JparcSim.Core.Random;

namespace JparcSim.Detector.Recoil;

/// <summary>From nuclei set in motion to rows of recoils. Immutable: one instance serves every worker.</summary>
/// <param name="response">The response.</param>
public sealed class RecoilStage(RecoilResponse response)
{
    /// <summary>Appends a row for every nucleus that is seen (stream <c>Recoil</c>). Allocates nothing.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="interactions">The interactions.</param>
    /// <param name="firstInteraction">Row of the first interaction of the batch.</param>
    /// <param name="primaries">Nuclei of these interactions, in their order.</param>
    /// <param name="recoils">Receives the rows.</param>
    public void Process(ulong seed, InteractionTable interactions, int firstInteraction, ParticleTable primaries, RecoilTable recoils)
    {
        const double KeVPerMeV = 1e3;
        int interaction = firstInteraction;
        for (int row = 0; row < primaries.RowCount; row++)
        {
            long eventId = primaries.EventId[row];
            while (interactions.EventId[interaction] != eventId)
            {
                interaction++;
            }

            double recoilKeVnr = KeVPerMeV * primaries.KineticEnergyMeV[row];
            var random = new EventRandom(seed, interactions.EventKey[interaction], RandomStage.Recoil, primaries.ParticleIndex[row]);
            if (random.Uniform() < response.EfficiencyAt(recoilKeVnr))
            {
                See(eventId, primaries.PdgCode[row], recoilKeVnr, primaries.StartTimeUs[row], ref random, recoils);
            }
        }
    }

    private void See(long eventId, int nucleus, double recoilKeVnr, double timeUs, ref EventRandom random, RecoilTable recoils)
    {
        double recoKeVnr = response.SampleKeVnr(recoilKeVnr, ref random);
        bool isTimed = random.Uniform() < response.TimedAt(recoilKeVnr);
        bool isKnown = nucleus != PdgCode.UnknownNucleus;
        int protons = PdgCode.AtomicNumber(nucleus);
        recoils.EventId.Add(eventId);
        recoils.IsotopeZ.Add(isKnown ? protons : null);
        recoils.IsotopeN.Add(isKnown ? PdgCode.MassNumber(nucleus) - protons : null);
        recoils.TrueKeVnr.Add(recoilKeVnr);
        recoils.TrueKeVee.Add(response.Quenching.KeVeeOf(recoilKeVnr));
        recoils.RecoKeVnr.Add(recoKeVnr);
        recoils.RecoKeVee.Add(response.Quenching.KeVeeOf(recoKeVnr));
        recoils.TimeUs.Add(isTimed ? timeUs + response.Time.SampleUs(ref random) : null);
        recoils.HasS1.Add(response.S1 is null ? null : isTimed);
    }
}
