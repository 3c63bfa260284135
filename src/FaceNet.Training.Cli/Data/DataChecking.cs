using System.CommandLine;
using FaceNet.Magick;
using FaceNet.Training.Data;
using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Cli.Data;

/// <summary>What <c>check</c> and <c>clean</c> have in common: the data, the crops, the judge.</summary>
internal sealed class DataChecking
{
    // What the judge takes, so that nothing is resampled.
    private static readonly PixelSize InputSize = new(112, 112);

    private readonly Option<FileInfo?> crops = new("--crops")
    {
        Description =
            "Keep the cut-out faces in this file, or take them from it where \"crops\" made it; without it they lie in a "
            + "temporary file of 48 KB a picture.",
    };

    private readonly DataArguments data;

    public DataChecking(Command command)
    {
        data = new DataArguments(command);
        command.Add(crops);
    }

    public FaceDataset Read(ParseResult parsed) => data.Read(parsed);

    /// <summary>Finds the faces, embeds them and looks for what is suspicious.</summary>
    public async Task<DataReport> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(crops)?.FullName;
        var temporary = Path.Combine(Path.GetTempPath(), $"facenet-crops-{Guid.NewGuid():N}.bin");
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            using var judge = await CropEmbedder.LoadAsync(cancellationToken: cancellationToken);
            using var display = new CropDisplay(error);
            var options = CropCacheOptions.Like(file ?? temporary, InputSize) with { Codec = MagickCodec.Instance };
            using var cut = await CropCache.BuildOrOpen(Read(parsed), options, display, cancellationToken);
            display.Dispose();
            using var counter = new CountDisplay(error, "Comparing faces", cut.Count);
            return DataCheck.Run(cut, judge, progress: counter, cancellationToken: cancellationToken);
        }
        finally
        {
            File.Delete(temporary);
            File.Delete(temporary + ".partial");
        }
    }
}
