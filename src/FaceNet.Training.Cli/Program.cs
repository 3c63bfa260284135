using System.CommandLine;
using FaceNet.Training.Cli;
using FaceNet.Training.Cli.Experiments;
using FaceNet.Training.Cli.Export;
using FaceNet.Training.Cli.Networks;

var root = new RootCommand("Networks of the FaceNet paper: their sizes, and their way out to ONNX.")
{
    new NetworksCommand(),
    new ExportCommand(),
    new GradientsCommand(),
};
return await CommandRunner.RunAsync(root, args, Console.Error);
