using JparcSim.Core.Numerics;

namespace JparcSim.Detector;

/// <summary>What made the inner light of a record.</summary>
/// <param name="OwnerPlace">Place in the spill of the event with most expected p.e., the earlier of equals.</param>
/// <param name="VisibleMeV">Visible energy, MeV.</param>
/// <param name="CentroidMm">Mean place of the light, weighted by visible energy, mm.</param>
internal readonly record struct FlashTruth(int OwnerPlace, double VisibleMeV, Vector3 CentroidMm);
