using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Core.Random;
using JparcSim.Detector.Transport.Hadrons;
using JparcSim.Detector.Transport.Neutrons.Reactions;
using static JparcSim.Core.Physics.PhysicalConstants;

namespace JparcSim.Detector.Transport.Neutrons;

/// <summary>A neutron on its way.</summary>
internal readonly record struct Neutron(double EnergyMeV, Vector3 Direction, Vector3 PlaceMm, double TimeUs);

/// <summary>Follows a neutron of up to 8 GeV until it is slow, has left, or ended in a reaction without a neutron.</summary>
/// <remarks>
/// Of the neutrons of a reaction the first goes on with the same random stream; the others wait for streams of their own.
/// </remarks>
internal sealed class FastNeutronTransport
{
    /// <summary>Above this energy neutrons are fast, MeV: relativistic speed, reactions.</summary>
    public const double AboveMeV = 4.4;

    private const double Oxygen16MeV = 14895.08;

    private readonly VolumeLocator _volumes;
    private readonly HadronTransport _hadrons;
    private readonly ProcessTable[] _processes;
    private readonly LogTable _largestPerMm;

    /// <summary>Builds the tables of a detector.</summary>
    public FastNeutronTransport(DetectorGeometry geometry, VolumeLocator volumes, HadronTransport hadrons)
    {
        _volumes = volumes;
        _hadrons = hadrons;
        _processes = [.. geometry.Volumes.Select(volume => FastNeutronProcesses.TableOf(volume.Material))];
        _largestPerMm = new LogTable(FastNeutronProcesses.Grid, energy => _processes.Max(table => table.TotalPerMm(energy)));
    }

    /// <summary>Follows a neutron; true when it is slow now.</summary>
    /// <param name="random">Stream of the neutron.</param>
    /// <param name="shower">Stream of the electrons and photons it makes.</param>
    /// <param name="neutron">The neutron; its state at the end.</param>
    /// <param name="workspace">Buffers; photons of reactions are put aside there.</param>
    public bool TrySlowDown(ref EventRandom random, ref EventRandom shower, ref Neutron neutron, TransportWorkspace workspace)
    {
        while (neutron.EnergyMeV > AboveMeV)
        {
            GridPlace grid = FastNeutronProcesses.Grid.Locate(neutron.EnergyMeV);
            double largestPerMm = _largestPerMm.At(grid);
            double stepMm = Sampling.Exponential(ref random) / largestPerMm;
            neutron = neutron with
            {
                PlaceMm = neutron.PlaceMm + (stepMm * neutron.Direction),
                TimeUs = neutron.TimeUs + (stepMm / FourMomentum.SpeedMmPerUs(neutron.EnergyMeV, NeutronMassMeV)),
            };
            int volume = _volumes.At(neutron.PlaceMm);
            if (volume < 0)
            {
                workspace.Escape(neutron.EnergyMeV);
                return false;
            }

            int picked = _processes[volume].Pick(grid, largestPerMm * random.Uniform());
            if (picked < 0)
            {
                continue;
            }

            ReactionProducts products = workspace.Products;
            products.Clear();
            Collide(ref random, (FastNeutronProcess)picked, neutron, products);
            int next = FirstNeutron(products);
            Product? leading = next < 0 ? null : products.Take(next);
            _hadrons.Release(ref random, ref shower, volume, neutron.PlaceMm, neutron.TimeUs, products, workspace);
            if (leading is not { } outgoing)
            {
                return false;
            }

            neutron = neutron with { EnergyMeV = outgoing.KineticMeV, Direction = outgoing.Direction };
        }

        return true;
    }

    private static void Collide(ref EventRandom random, FastNeutronProcess process, in Neutron neutron, ReactionProducts products)
    {
        switch (process)
        {
            case FastNeutronProcess.ScatterHydrogen:
                NucleonScattering.OnProton(ref random, neutron.EnergyMeV, neutron.Direction, products);
                break;

            case FastNeutronProcess.ScatterCarbon or FastNeutronProcess.ScatterOxygen:
                double massMeV = process == FastNeutronProcess.ScatterCarbon ? HadronMasses.Carbon12MeV : Oxygen16MeV;
                double recoilMeV = DiffractiveScattering.Scatter(
                    ref random, neutron.EnergyMeV, neutron.Direction, massMeV, 0.0, products);
                products.Add(ProductKind.Nucleus, recoilMeV, default);
                break;

            default:
                CarbonChannel channel = CarbonChannels.Pick(ref random, neutron.EnergyMeV);
                CarbonChannels.React(ref random, channel, neutron.EnergyMeV, neutron.Direction, products);
                break;
        }
    }

    private static int FirstNeutron(ReactionProducts products)
    {
        for (int i = 0; i < products.Count; i++)
        {
            if (products[i].Kind == ProductKind.Neutron)
            {
                return i;
            }
        }

        return -1;
    }
}
