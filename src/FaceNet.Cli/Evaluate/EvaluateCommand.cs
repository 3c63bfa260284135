using System.CommandLine;
using FaceNet.Cli.Commands;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate …</c>: how good is a model, with honest error bars.</summary>
internal sealed class EvaluateCommand : Command, IHasExamples
{
    public EvaluateCommand()
        : base("evaluate", "Measure a model on labelled photos: verification, identification, clustering and more")
    {
        Add(new VerificationCommand());
        Add(new AllPairsCommand());
        Add(new IdentificationCommand());
        Add(new RecognitionCommand());
        Add(new ClusteringCommand());
        Add(new VideoCommand());
        Add(new RobustnessCommand());
        Add(new LeaksCommand());
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet evaluate verification --pairs lfw/pairs.txt --images lfw/images", "The ten folds of LFW."),
            ("facenet evaluate verification --help", "Each measurement has options of its own."),
        ];
}
