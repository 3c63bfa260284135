using System.CommandLine;
using System.Text.Json;
using FaceNet.Magick;
using FaceNet.Training.Data;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Cli.Data;

/// <summary><c>facenet-train crops DATA --network NETWORK --output FILE</c></summary>
internal sealed class CropsCommand : Command
{
    private readonly DataArguments data;

    private readonly Option<string> network = new("--network")
    {
        Description = "The network that is to be trained; it decides the size of the crops.",
        Required = true,
    };

    private readonly Option<FileInfo> output = new("--output", "-o")
    {
        Description = "The file to write.",
        Required = true,
    };

    private readonly Option<float> margin = new("--margin")
    {
        Description = "Real pixels kept around a face, as a share of each side, 0 to 0.5.",
        DefaultValueFactory = _ => 0.125f,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON." };

    public CropsCommand()
        : base(
            "crops",
            """
            Find the face of each picture, cut it out as a network takes it, and keep all in one file to train from.

            What an earlier file of the same name has is taken over; what was done before an interruption too.

            Examples:
              facenet-train crops people/ --network NNS2 --output crops.bin
              facenet-train crops faces.csv --network NN2 -o crops.bin --exclude exclude.txt --validation apart.txt
            """
        )
    {
        data = new DataArguments(this);
        foreach (var option in (Option[])[network, output, margin, json])
            Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new CropCacheOptions
        {
            File = parsed.GetRequiredValue(output).FullName,
            InputSize = NetworkCatalog.Find(parsed.GetRequiredValue(network)).Input,
            Margin = parsed.GetValue(margin),
            Codec = MagickCodec.Instance,
        };
        using var display = new CropDisplay(parsed.InvocationConfiguration.Error);
        using var crops = await CropCache.BuildOrOpen(data.Read(parsed), options, display, cancellationToken);
        display.Dispose();
        var summary = CropsSummary.Of(crops, options.File);
        if (parsed.GetValue(json))
            parsed.InvocationConfiguration.Output.WriteLine(
                JsonSerializer.Serialize(summary, CropsSummaryContext.Default.CropsSummary)
            );
        else
            summary.Write(parsed.InvocationConfiguration.Output);
        return CommandRunner.Success;
    }
}
