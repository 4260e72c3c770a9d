using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>Charge of the veto photomultipliers at the top and at the bottom. Immutable.</summary>
internal sealed class VetoCharge
{
    private readonly ChargeResponse _response;
    private readonly double _darkPe;
    private readonly int _topCount;
    private readonly int _bottomCount;

    public VetoCharge(DetectorModel model)
    {
        PhotomultiplierParameters tubes = model.Photomultipliers;
        _response = new ChargeResponse(tubes.ChargeSpread);
        _darkPe = model.DarkMeanPe;
        _topCount = model.Geometry.VetoPmts.CentresMm.Count(centre => centre.Z > 0.0);
        _bottomCount = model.Geometry.VetoPmts.Count - _topCount;
    }

    /// <summary>Draws both sums: two words for each photomultiplier.</summary>
    public void Record(ref EventRandom random, FlashLight light, double common, FlashRecord record)
    {
        record.VetoTopChargePe = common * Sum(ref random, _topCount, light.VetoTopMeanPe + _darkPe);
        record.VetoBottomChargePe = common * Sum(ref random, _bottomCount, light.VetoBottomMeanPe + _darkPe);
    }

    private double Sum(ref EventRandom random, int count, double meanPe)
    {
        double sum = 0.0;
        for (int i = 0; i < count; i++)
        {
            int photoElectrons = Sampling.Poisson(ref random, meanPe);
            sum += _response.Sample(ref random, photoElectrons);
        }

        return sum;
    }
}
