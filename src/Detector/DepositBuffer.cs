using JparcSim.Core.Numerics;

namespace JparcSim.Detector;

/// <summary>Which family of emission times a deposit excites.</summary>
public enum Scintillation
{
    /// <summary>Electrons and positrons, and so gammas.</summary>
    Electron = 0,

    /// <summary>Protons.</summary>
    Proton = 1,

    /// <summary>Alphas and heavier ions.</summary>
    Alpha = 2,
}

/// <summary>Light made at one place and time.</summary>
/// <param name="EventRow">Row of the event in the batch's interactions.</param>
/// <param name="Volume">Index of the volume in the detector's list.</param>
/// <param name="Kind">Family of emission times.</param>
/// <param name="TimeUs">Time on the spill's clock, us.</param>
/// <param name="PlaceMm">Place, mm.</param>
/// <param name="VisibleMeV">Energy after quenching, MeV: what the liquid turns into light.</param>
public readonly record struct Deposit(int EventRow, int Volume, Scintillation Kind, double TimeUs, Vector3 PlaceMm, double VisibleMeV);

/// <summary>A reusable list of deposits; one belongs to one worker.</summary>
public sealed class DepositBuffer
{
    private Deposit[] _deposits = new Deposit[4096];

    /// <summary>Deposits in use.</summary>
    public int Count { get; private set; }

    /// <summary>The deposits.</summary>
    public Span<Deposit> Items => _deposits.AsSpan(0, Count);

    /// <summary>Appends a deposit.</summary>
    public void Add(in Deposit deposit)
    {
        if (Count == _deposits.Length)
        {
            Array.Resize(ref _deposits, 2 * Count);
        }

        _deposits[Count++] = deposit;
    }

    /// <summary>Forgets all deposits; keeps the memory.</summary>
    public void Clear() => Count = 0;
}
