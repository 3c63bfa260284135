using System.Text;
using FaceNet.Training.Ranks;

namespace FaceNet.Training.Runs;

/// <summary>Begins a run in its folder, or goes on with the one that is there; on every rank the same one.</summary>
internal sealed class RunOpening(RunFolder folder, IRanks ranks)
{
    /// <summary>Brings the state to where the run is.</summary>
    /// <param name="state">New; takes the last checkpoint's place where there is one.</param>
    /// <param name="card">What the run would be if it began now.</param>
    /// <returns>The run's card.</returns>
    /// <exception cref="TrainingException">The ranks do not agree about the run.</exception>
    /// <exception cref="IOException">The folder has a run of other settings or data, or cannot be written.</exception>
    public RunCard Open(TrainingState state, RunCard card)
    {
        var first = Encoding.UTF8.GetString(ranks.FromFirst(Encoding.UTF8.GetBytes(card.Fingerprint)));
        if (first != card.Fingerprint)
            throw new TrainingException(
                $"Rank {ranks.Rank} has other options, data or teacher than rank 0. Start all with the same command, on the same data."
            );
        if (ranks.Rank == 0)
            card = OpenFirst(state, card);
        if (ranks.Count > 1)
            ranks.CopyCheckpoint(folder, state.Position.Step);
        if (ranks.Rank > 0)
            folder.TryLoad(state, card.Fingerprint);
        return card;
    }

    /// <summary>Goes on from the folder's last checkpoint, or makes the first, which early trouble goes back to.</summary>
    private RunCard OpenFirst(TrainingState state, RunCard card)
    {
        state.Position = new() { Run = card.Fingerprint };
        if (folder.TryLoad(state, card.Fingerprint))
            return folder.ReadCard();
        state.TakeInitialWeights();
        folder.WriteCard(card);
        folder.Save(state);
        return card;
    }
}
