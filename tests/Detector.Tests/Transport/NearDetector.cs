using JparcSim.Core.Detectors;
using JparcSim.Core.Events;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Transport;

namespace JparcSim.Detector.Tests.Transport;

/// <summary>The near detector as the transport sees it, and a harness that carries single events.</summary>
internal sealed class NearDetector
{
    public static readonly Material GdLiquid = new("gd-ls", 0.870, Fractions(0.1187, 0.001), true);
    public static readonly Material PlainLiquid = new("lab-ls", 0.868, Fractions(0.1217, 0.0), true);
    public static readonly Material Acrylic = new("acrylic", 1.19, new Dictionary<Element, double>
    {
        [Element.Hydrogen] = 0.0805, [Element.Carbon] = 0.5998, [Element.Oxygen] = 0.3197,
    }, false);

    public static readonly TransportParameters Parameters = new(0.00798, 0.0095, 0.0071, 0.01, 293.0);

    private readonly ParticleTable _primaries = new();
    private readonly TransportWorkspace _workspace;

    public NearDetector() => _workspace = Transport.CreateWorkspace();

    public static DetectorGeometry Geometry { get; } = new(
        "test",
        new Vector3(0.0, 24000.0, 0.0),
        [
            new DetectorVolume("target", new Cylinder(1580.0, 1250.0), GdLiquid, LightReadout.Inner, true),
            new DetectorVolume("vessel", new Cylinder(1610.0, 1280.0), Acrylic, LightReadout.None, false),
            new DetectorVolume("catcher", new Cylinder(1880.0, 1530.0), PlainLiquid, LightReadout.Inner, true),
            new DetectorVolume("veto", new Cylinder(2300.0, 1750.0), PlainLiquid, LightReadout.Veto, false),
        ],
        new PmtArray([], [], 127.0),
        new PmtArray([], [], 127.0));

    private static ParticleTransport SharedTables { get; } = new(Geometry, Parameters);

    public ParticleTransport Transport { get; } = SharedTables;

    public EnergyTally Tally => _workspace.Tally;

    public ParticleTable Particles { get; } = new();

    public DepositBuffer Deposits { get; } = new();

    /// <summary>Carries one event; <see cref="Particles"/>, <see cref="Deposits"/> and <see cref="Tally"/> then hold that event alone.</summary>
    public void Carry(ulong eventKey, params ReadOnlySpan<Particle> primaries)
    {
        _primaries.Clear();
        Particles.Clear();
        Deposits.Clear();
        Tally.Clear();
        for (int i = 0; i < primaries.Length; i++)
        {
            _primaries.Add(0, i, null, primaries[i]);
        }

        Transport.Transport(1, eventKey, 0, 0, _primaries, 0, primaries.Length, Particles, Deposits, _workspace);
    }

    private static Dictionary<Element, double> Fractions(double hydrogen, double gadolinium) => new()
    {
        [Element.Hydrogen] = hydrogen, [Element.Carbon] = 1.0 - hydrogen - gadolinium, [Element.Gadolinium] = gadolinium,
    };
}
