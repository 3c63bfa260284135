using System.CommandLine;
using System.Text.Json;
using FaceNet.Training.Export;

namespace FaceNet.Training.Cli.Export;

/// <summary><c>facenet-train average WEIGHTS WEIGHTS… --output FILE</c></summary>
internal sealed class AverageCommand : Command
{
    private readonly Argument<FileInfo[]> weights = new("weights")
    {
        Description = "Weights of one network, two files or more.",
        Arity = new ArgumentArity(2, 100),
    };

    private readonly Option<FileInfo> output = new("--output", "-o")
    {
        Description = "The safetensors file to write.",
        Required = true,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON." };

    public AverageCommand()
        : base(
            "average",
            """
            Write the mean of the weights of runs, one of which began with another's: it can be better than each.

            Examples:
              facenet-train average runs/taught/best.safetensors runs/triplets/best.safetensors -o mean.safetensors
              facenet-train average a.safetensors b.safetensors c.pth --output mean.safetensors --json
            """
        )
    {
        Add(weights);
        Add(output);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(output).FullName;
        var files = parsed.GetRequiredValue(weights).Select(one => one.FullName).ToArray();
        var numbers = WeightMean.Write(files, file);
        var report = new AverageReport(file, files, numbers);
        parsed.InvocationConfiguration.Output.WriteLine(
            parsed.GetValue(json)
                ? JsonSerializer.Serialize(report, ExportReportContext.Default.AverageReport)
                : $"{file}: the mean of {files.Length} files, {numbers:N0} numbers"
        );
        return CommandRunner.Success;
    }
}
