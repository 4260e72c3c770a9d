namespace JparcSim.Reco.Calibration;

/// <summary>A calibration run that does not determine its constants; the message says what was found in it, and what it needs.</summary>
public sealed class CalibrationException(string message) : Exception(message);
