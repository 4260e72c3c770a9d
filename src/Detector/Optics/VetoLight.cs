using JparcSim.Core.Detectors;
using JparcSim.Core.Numerics;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Optics;

/// <summary>Light of the veto liquid, reflected many times before a photomultiplier at the top or at the bottom sees it. Immutable.</summary>
/// <remarks>
/// Integrating cavity: of the photons that reach the wall a fraction f (cathodes over walls) is seen, a fraction R of the others goes on,
/// and each crossing of the mean chord 4 V / S is survived with t = exp(-chord / absorption length): share = f t / (1 - (1 - f) R t).
/// Up and down, the light diffuses in steps of a chord and is lost with 1 - (1 - f) R t at each: the diffusion length is
/// chord / sqrt(3 loss), and the densities at the two closed ends go as cosh of the distance from the other end over that length.
/// Assumed: no dependence on the azimuth; the mean over both ends does not depend on the height. Scattering removes no light here.
/// </remarks>
internal sealed class VetoLight
{
    private readonly double _meanPePerMeVPerPmt;
    private readonly double _halfHeightMm;
    private readonly double _lengthMm;

    /// <summary>Prepares the veto of a detector; a detector without one sees nothing.</summary>
    public VetoLight(DetectorModel model)
    {
        DetectorGeometry geometry = model.Geometry;
        int volume = IndexOfVeto(geometry);
        if (geometry.VetoPmts.Count == 0 || volume < 0)
        {
            (_halfHeightMm, _lengthMm) = (1.0, 1.0);
            return;
        }

        double walls = Area(geometry.Volumes[volume].Outer) + (volume > 0 ? Area(geometry.Volumes[volume - 1].Outer) : 0.0);
        double seen = geometry.VetoPmts.Count * Math.PI * geometry.VetoPmts.RadiusMm * geometry.VetoPmts.RadiusMm / walls;
        double chordMm = 4.0 * geometry.NetVolumeMm3(volume) / walls;
        double absorbedPerMm = (1.0 - model.Light.ScatteredShare) / model.Light.AttenuationLengthMm;
        double survival = Elementary.Exp(-chordMm * absorbedPerMm);
        double loss = 1.0 - ((1.0 - seen) * model.Light.VetoReflectivity * survival);
        PhotomultiplierParameters tubes = model.Photomultipliers;
        _meanPePerMeVPerPmt = model.LightYieldPhotonsPerMeV * tubes.QuantumEfficiency * tubes.CollectionEfficiency * seen * survival / loss
            / geometry.VetoPmts.Count;
        _halfHeightMm = geometry.Volumes[volume].Outer.HalfHeightMm;
        _lengthMm = chordMm / Math.Sqrt(3.0 * loss);
    }

    /// <summary>Expected p.e. per MeV at each photomultiplier at the top and at the bottom, for light at a height, mm.</summary>
    public (double Top, double Bottom) PePerMeVPerPmt(double zMm)
    {
        double up = Cosh((_halfHeightMm + zMm) / _lengthMm);
        double down = Cosh((_halfHeightMm - zMm) / _lengthMm);
        double top = 2.0 * up / (up + down);
        return (top * _meanPePerMeVPerPmt, (2.0 - top) * _meanPePerMeVPerPmt);
    }

    private static double Cosh(double x)
    {
        double exp = Elementary.Exp(x);
        return 0.5 * (exp + (1.0 / exp));
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
