using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using Xunit.Abstractions;

namespace JparcSim.Detector.Tests.Transport;

/// <summary>What comes out for neutrons of inverse beta decay: nothing of it is typed in.</summary>
public sealed class CaptureTests(ITestOutputHelper output)
{
    private const int Neutrons = 15_000;
    private const double NeutronEnergyMeV = 1.5;

    private readonly NearDetector _detector = new();

    [Fact]
    public void TimeShareAndDisplacementAreThoseOfTheLiquid()
    {
        var times = new List<double>();
        int onGadolinium = 0;
        int on157 = 0;
        double squares = 0.0;
        double forward = 0.0;
        for (int i = 0; i < Neutrons; i++)
        {
            (Vector3 place, Vector3 direction) = Start(i);
            _detector.Carry((ulong)i, new Particle(2112, NeutronEnergyMeV, direction, 0.0, place));
            if (_detector.Particles.RowCount < 2)
            {
                continue;
            }

            Particle nucleus = _detector.Particles.At(1);
            times.Add(nucleus.StartTimeUs);
            onGadolinium += nucleus.PdgCode > 1000640000 ? 1 : 0;
            on157 += nucleus.PdgCode == 1000641580 ? 1 : 0;
            squares += (nucleus.StartMm - place).LengthSquared;
            forward += Vector3.Dot(nucleus.StartMm - place, direction);
        }

        double tau = TruncatedExponentialUs([.. times.Where(t => t is > 10.0 and < 100.0)], 10.0, 100.0);
        double share = onGadolinium / (double)times.Count;
        double rms = Math.Sqrt(squares / times.Count);
        output.WriteLine($"tau {tau:F2} us, Gd {share:F4}, 157 of Gd {on157 / (double)onGadolinium:F4}, rms {rms:F1} mm, forward {forward / times.Count:F1} mm");
        Assert.InRange(tau, 26.5, 30.5);
        Assert.InRange(share, 0.84, 0.88);
        Assert.InRange(on157 / (double)onGadolinium, 0.805, 0.835);
        Assert.InRange(rms, 110.0, 140.0);
        Assert.InRange(forward / times.Count, 35.0, 70.0);
    }

    [Fact]
    public void PlainLiquidCapturesOnHydrogenWithTwoHundredMicroseconds()
    {
        var times = new List<double>();
        for (int i = 0; i < 3000; i++)
        {
            // In the middle of the catcher's lid, far from gadolinium only as seen in time: keep what is captured outside the target.
            _detector.Carry((ulong)i, new Particle(2112, 1e-7, new Vector3(0.0, 0.0, 1.0), 0.0, new Vector3(0.0, 0.0, 1550.0)));
            if (_detector.Particles.RowCount == 2 && _detector.Particles.PdgCode[1] == 1000010020)
            {
                times.Add(_detector.Particles.StartTimeUs[1]);
            }
        }

        double tau = TruncatedExponentialUs([.. times.Where(t => t is > 10.0 and < 400.0)], 10.0, 400.0);
        output.WriteLine($"tau on hydrogen {tau:F1} us from {times.Count}");
        Assert.InRange(tau, 190.0, 240.0);
    }

    [Fact]
    public void MostGadoliniumCapturesAreVisible()
    {
        int captures = 0;
        int visible = 0;
        for (int i = 0; i < 6000; i++)
        {
            (Vector3 place, Vector3 direction) = Start(i);
            _detector.Carry((ulong)i, new Particle(2112, NeutronEnergyMeV, direction, 0.0, place));
            if (_detector.Particles.RowCount < 2 || _detector.Particles.PdgCode[1] < 1000640000)
            {
                continue;
            }

            double sum = 0.0;
            foreach (Deposit deposit in _detector.Deposits.Items)
            {
                sum += deposit.TimeUs >= _detector.Particles.StartTimeUs[1] && deposit.Volume < 3 ? deposit.VisibleMeV : 0.0;
            }

            // The peak of 7.94 MeV is seen at 7.65 MeV: the experiment's 7 to 12 MeV, calibrated on it.
            captures++;
            visible += sum is > 7.0 * 7.65 / 7.94 and < 12.0 ? 1 : 0;
        }

        output.WriteLine($"Gd captures seen in 7-12 MeV: {visible / (double)captures:F4}");
        Assert.InRange(visible / (double)captures, 0.85, 0.91);
    }

    private static (Vector3 Place, Vector3 Direction) Start(int i)
    {
        var random = new EventRandom(19, (ulong)i, RandomStage.Interaction);
        double radius = 1400.0 * Math.Sqrt(random.Uniform());
        (double sin, double cos) = Math.SinCos(2.0 * Math.PI * random.Uniform());
        var place = new Vector3(radius * cos, radius * sin, 2000.0 * (random.Uniform() - 0.5));
        return (place, Sampling.Isotropic(ref random));
    }

    private static double TruncatedExponentialUs(double[] times, double from, double to)
    {
        double mean = times.Average() - from;
        double tau = mean;
        for (int i = 0; i < 200; i++)
        {
            tau = mean + ((to - from) / (Math.Exp((to - from) / tau) - 1.0));
        }

        return tau;
    }
}
