using JparcSim.Core.Numerics;

namespace JparcSim.Reco.Calibration;

/// <summary>One position of a calibration run: what an experiment knows about it, and nothing more.</summary>
/// <param name="PositionMm">Nominal position of the source, mm.</param>
/// <param name="EnergyMeV">Nominal visible energy per event, MeV: it defines the unit of the fitted energy.</param>
/// <param name="MeanChargesPe">Mean charge of each inner photomultiplier, p.e. per event, dark noise included.</param>
/// <param name="EventCount">Number of events behind the means.</param>
public sealed record CalibrationPoint(Vector3 PositionMm, double EnergyMeV, IReadOnlyList<double> MeanChargesPe, int EventCount);
