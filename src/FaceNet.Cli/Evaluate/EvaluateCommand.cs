using System.CommandLine;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate …</c>: how good is a model, with honest error bars.</summary>
internal sealed class EvaluateCommand : Command
{
    public EvaluateCommand()
        : base("evaluate", "Measure a model on labelled photos: verification, identification, clustering and more")
    {
        Add(new VerificationCommand());
        Add(new AllPairsCommand());
        Add(new IdentificationCommand());
        Add(new ClusteringCommand());
        Add(new VideoCommand());
        Add(new RobustnessCommand());
        Add(new LeaksCommand());
    }
}
