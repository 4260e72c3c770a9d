namespace JparcSim.Detector.Electronics;

/// <summary>The random word of a photo-electron: from the top, 18 bits for the light it belongs to, 24 for its time, 22 for its charge.</summary>
internal static class PhotoElectronWord
{
    /// <summary>Bits for the light.</summary>
    public const int LightBits = 18;

    /// <summary>Bits for the time.</summary>
    public const int TimeBits = 24;

    /// <summary>Bits for the charge.</summary>
    public const int ChargeBits = 22;

    /// <summary>Interval of the light.</summary>
    public static uint Light(ulong word) => (uint)(word >> (TimeBits + ChargeBits));

    /// <summary>Interval of the time.</summary>
    public static uint Time(ulong word) => (uint)(word >> ChargeBits) & ((1u << TimeBits) - 1);

    /// <summary>Interval of the charge.</summary>
    public static uint Charge(ulong word) => (uint)word & ((1u << ChargeBits) - 1);
}
