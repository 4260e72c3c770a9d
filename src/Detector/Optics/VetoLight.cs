using JparcSim.Core.Detectors;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Optics;

/// <summary>Light of the veto liquid: reflected so often that all its photomultipliers see the same share.</summary>
/// <remarks>
/// Integrating cavity: of the photons that reach the wall a fraction f (cathodes over walls) is seen, a fraction R of the others goes on,
/// and each crossing of the mean chord 4 V / S is survived with t = exp(-chord / absorption length): share = f t / (1 - (1 - f) R t).
/// Assumed: no dependence on the place. Scattering does not remove light here, so the absorption length alone counts.
/// </remarks>
internal static class VetoLight
{
    /// <summary>Expected p.e. per MeV at each veto photomultiplier; 0 without any.</summary>
    public static double PePerMeVPerPmt(DetectorModel model)
    {
        DetectorGeometry geometry = model.Geometry;
        int volume = IndexOfVeto(geometry);
        if (geometry.VetoPmts.Count == 0 || volume < 0)
        {
            return 0.0;
        }

        double walls = Area(geometry.Volumes[volume].Outer) + (volume > 0 ? Area(geometry.Volumes[volume - 1].Outer) : 0.0);
        double seen = geometry.VetoPmts.Count * Math.PI * geometry.VetoPmts.RadiusMm * geometry.VetoPmts.RadiusMm / walls;
        double chordMm = 4.0 * geometry.NetVolumeMm3(volume) / walls;
        double absorbedPerMm = (1.0 - model.Light.ScatteredShare) / model.Light.AttenuationLengthMm;
        double survival = Core.Numerics.Elementary.Exp(-chordMm * absorbedPerMm);
        double share = seen * survival / (1.0 - ((1.0 - seen) * model.Light.VetoReflectivity * survival));
        PhotomultiplierParameters tubes = model.Photomultipliers;
        return model.LightYieldPhotonsPerMeV * tubes.QuantumEfficiency * tubes.CollectionEfficiency * share / geometry.VetoPmts.Count;
    }

    private static int IndexOfVeto(DetectorGeometry geometry)
    {
        for (int i = 0; i < geometry.Volumes.Count; i++)
        {
            if (geometry.Volumes[i].Readout == LightReadout.Veto)
            {
                return i;
            }
        }

        return -1;
    }

    private static double Area(Cylinder c) => 2.0 * Math.PI * c.RadiusMm * ((2.0 * c.HalfHeightMm) + c.RadiusMm);
}
