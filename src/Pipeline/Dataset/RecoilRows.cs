using JparcSim.Core.Events;
using JparcSim.Storage;

namespace JparcSim.Pipeline.Dataset;

/// <summary>A recoil as an analysis sees it.</summary>
/// <param name="Channel">Code of its channel.</param>
/// <param name="RecoKeVnr">Reconstructed recoil energy, keVnr.</param>
/// <param name="TimeUs">Reconstructed time, us; null for none.</param>
/// <param name="Weight">Weight of its interaction.</param>
internal readonly record struct RecoilRow(int Channel, double RecoKeVnr, double? TimeUs, double Weight);

/// <summary>Reads the recoils of a dataset beside their interactions.</summary>
internal static class RecoilRows
{
    /// <summary>Hands over every recoil, part by part.</summary>
    /// <param name="reader">The dataset.</param>
    /// <param name="channels">The run's channels, in the order of their codes.</param>
    /// <param name="take">Takes them.</param>
    /// <exception cref="InvalidFileException">A file is damaged, or a recoil has no interaction.</exception>
    public static void ForEach(DatasetReader reader, IReadOnlyList<string> channels, Action<RecoilRow> take)
    {
        var interactions = new InteractionTable(channels);
        var recoils = new RecoilTable();
        foreach (int part in reader.Parts)
        {
            reader.Load(interactions, part, [interactions.EventId, interactions.Channel, interactions.Weight]);
            reader.Load(recoils, part, [recoils.EventId, recoils.RecoKeVnr, recoils.TimeUs]);
            int interaction = 0;
            for (int row = 0; row < recoils.EventId.RowCount; row++)
            {
                while (interaction < interactions.EventId.RowCount && interactions.EventId[interaction] < recoils.EventId[row])
                {
                    interaction++;
                }

                if (interaction == interactions.EventId.RowCount || interactions.EventId[interaction] != recoils.EventId[row])
                {
                    throw new InvalidFileException(
                        $"{DatasetFolder.FileName(recoils.Name, part)}: found a recoil of event {recoils.EventId[row]}, which has no interaction; expected an intact dataset (see jparcsim verify)");
                }

                take(new RecoilRow(interactions.Channel.Codes[interaction], recoils.RecoKeVnr[row], recoils.TimeUs[row], interactions.Weight[interaction]));
            }
        }
    }
}
