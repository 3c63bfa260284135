using System.CommandLine;
using FaceNet.Recognition;

namespace FaceNet.Cli;

/// <summary>When a face is somebody enrolled.</summary>
internal sealed class RecognitionSettings
{
    private readonly NumberOption<double> falseAcceptRate = new("--far", 1e-9, 0.5)
    {
        Description =
            "Share of strangers that may be taken for somebody enrolled; smaller leaves more of the enrolled unknown",
        HelpName = "RATE",
        DefaultValueFactory = _ => new RecognitionOptions().FalseAcceptRate,
    };

    public RecognitionSettings(Command command) => command.Add(falseAcceptRate);

    public RecognitionOptions Of(ParseResult parsed) =>
        new() { FalseAcceptRate = parsed.GetValue(falseAcceptRate)!.Value };
}
