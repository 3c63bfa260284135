using System.CommandLine;
using FaceNet.Training.Cli;
using FaceNet.Training.Cli.Data;
using FaceNet.Training.Cli.Experiments;
using FaceNet.Training.Cli.Export;
using FaceNet.Training.Cli.Networks;
using FaceNet.Training.Cli.Training;

var root = new RootCommand(
    "Networks of the FaceNet paper: their sizes, the faces they learn from, and their way out to ONNX."
)
{
    new NetworksCommand(),
    new CheckCommand(),
    new CleanCommand(),
    new CropsCommand(),
    new TrainCommand(),
    new ResumeCommand(),
    new ExportCommand(),
    new GradientsCommand(),
};
return await CommandRunner.RunAsync(root, args, Console.Error);
