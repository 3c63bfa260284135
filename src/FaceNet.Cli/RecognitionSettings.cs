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

    /// <summary>What holds where the user is asked nothing; what must be told goes to standard error.</summary>
    public static RecognitionOptions Usual(ParseResult parsed)
    {
        var error = parsed.InvocationConfiguration.Error;
        return new() { Notice = text => error.WriteLine($"facenet: {text}") };
    }

    public RecognitionOptions Of(ParseResult parsed) =>
        Usual(parsed) with
        {
            FalseAcceptRate = parsed.GetValue(falseAcceptRate)!.Value,
        };
}
