using System.CommandLine;
using FaceNet.Training.Data;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Cli.Data;

/// <summary>The data set of a command, and the lists that go with it.</summary>
internal sealed class DataArguments
{
    private readonly Argument<string> data = new("data")
    {
        Description = "A folder with a folder of pictures a person, or a file of lines path,person.",
    };

    private readonly Option<FileInfo?> exclude = new("--exclude")
    {
        Description = "A list of pictures and people to leave out, one a line.",
    };

    private readonly Option<FileInfo?> validation = new("--validation")
    {
        Description =
            $"A list of people kept apart to choose the model; {FaceDatasetOptions.UsualValidationFile} of the folder by default.",
    };

    public DataArguments(Command command)
    {
        command.Add(data);
        command.Add(exclude);
        command.Add(validation);
    }

    /// <summary>Where the data lie, for a run that is to be resumed.</summary>
    public RunSource Source(ParseResult parsed, string crops) =>
        new()
        {
            Data = Path.GetFullPath(parsed.GetRequiredValue(data)),
            Exclude = parsed.GetValue(exclude)?.FullName,
            Validation = parsed.GetValue(validation)?.FullName,
            Crops = crops,
        };

    /// <summary>Lists the pictures; what the lists name in vain is said on the error output.</summary>
    /// <exception cref="TrainingDataException">There is no such data, or none of it is left.</exception>
    public FaceDataset Read(ParseResult parsed)
    {
        var options = new FaceDatasetOptions
        {
            ExcludeFile = parsed.GetValue(exclude)?.FullName,
            ValidationFile = parsed.GetValue(validation)?.FullName,
        };
        var read = FaceDataset.Read(parsed.GetRequiredValue(data), options);
        foreach (var remark in read.Remarks)
            parsed.InvocationConfiguration.Error.WriteLine(remark);
        return read;
    }
}
