using JparcSim.Core.Random;
using JparcSim.Detector.Catalog;

namespace JparcSim.Detector.Electronics;

/// <summary>When and how large the photo-electrons of a detector are: tables for drawing them one by one. Immutable.</summary>
internal sealed class WaveformTables
{
    private readonly ArrivalTimes[] _arrivals;
    private readonly QuantileTable[] _times;

    /// <summary>Builds the tables.</summary>
    public WaveformTables(DetectorModel model)
    {
        PhotomultiplierParameters tubes = model.Photomultipliers;
        Afterpulse = model.Emission.Count;
        _arrivals = [.. model.Emission.Append(tubes.Afterpulses).Select(emission => new ArrivalTimes(emission, tubes.TransitTimeSpreadNs))];
        _times = [.. _arrivals.Select(arrival => new QuantileTable(probability => arrival.EarliestAt(probability, 1), PhotoElectronWord.TimeBits))];
        var response = new ChargeResponse(tubes.ChargeSpread);
        Charges = new QuantileTable(probability => response.AtDeviate(NormalQuantile.Of(probability), 1), PhotoElectronWord.ChargeBits);
        RelativeChargeVariance = response.RelativeVariance;
    }

    /// <summary>Kind of the light that is none: ions in the photomultiplier that come back after a pulse. All others are smaller.</summary>
    public int Afterpulse { get; }

    /// <summary>Charge of one photo-electron, mean 1.</summary>
    public QuantileTable Charges { get; }

    /// <summary>Variance of that charge.</summary>
    public double RelativeChargeVariance { get; }

    /// <summary>Time from the making of the light, less the flight, ns.</summary>
    public QuantileTable Times(int kind) => _times[kind];

    /// <summary>Part of the light of a kind that has come after a time, less the flight, ns.</summary>
    public double Cumulative(int kind, double timeNs) => _arrivals[kind].Cumulative(timeNs);
}
