using System.CommandLine;
using FaceNet.Training.Cli.Data;
using FaceNet.Training.Cli.Experiments;
using FaceNet.Training.Cli.Export;
using FaceNet.Training.Cli.Networks;
using FaceNet.Training.Cli.Training;

namespace FaceNet.Training.Cli;

/// <summary>All commands of <c>facenet-train</c>.</summary>
internal static class TrainingCommandLine
{
    public static RootCommand Create() =>
        new("Trains the networks of the FaceNet paper, from a folder of people to an ONNX model.")
        {
            new CheckCommand(),
            new CleanCommand(),
            new CropsCommand(),
            new TrainCommand(),
            new ResumeCommand(),
            new AverageCommand(),
            new ExportCommand(),
            new NetworksCommand(),
            new GradientsCommand(),
        };
}
