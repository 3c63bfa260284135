using FaceNet.Training.Runs;

namespace FaceNet.Training.Cli.Training;

/// <summary>The run that a folder has already, which "train" goes on with where it is the same.</summary>
internal sealed class EarlierRun(RunFolder folder)
{
    /// <summary>What the run has kept of its source.</summary>
    /// <exception cref="ArgumentException">The run is on other data or has other settings; the message says which.</exception>
    /// <exception cref="IOException">What was kept of it cannot be read.</exception>
    public RunSource Continued(RunSource source, TrainingOptions options)
    {
        var begun = folder.ReadSource();
        if (begun with { Licence = source.Licence } != source)
            throw Refusal($"on {begun.Data} with the crops {begun.Crops}", nameof(source));
        var card = folder.ReadCard();
        if (card.Differences(options) is [_, ..] differences)
            throw Refusal($"with other settings ({string.Join("; ", differences)})", nameof(options));
        return begun;
    }

    private ArgumentException Refusal(string what, string parameter) =>
        new(
            $"{folder.Root} has a run {what}. Go on with it by \"facenet-train resume\", or choose another folder.",
            parameter
        );
}
