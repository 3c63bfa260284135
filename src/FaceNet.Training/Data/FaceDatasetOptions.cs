namespace FaceNet.Training.Data;

/// <summary>Which pictures of a data set are used, and for what.</summary>
public sealed record FaceDatasetOptions
{
    /// <summary>Name of the list of validation people that is read when a data set's folder has one.</summary>
    public const string UsualValidationFile = "validation-people.txt";

    /// <summary>
    /// A list of pictures and people to leave out, one a line: a path as in <see cref="FaceImage.Path"/> or a person as
    /// in <see cref="FaceDataset.People"/>. What follows a tab is a comment, and where there is no tab, what follows a #
    /// after a space; so are lines that start with #. Null for none.
    /// </summary>
    public string? ExcludeFile { get; init; }

    /// <summary>
    /// A list, of the same format, of people whose pictures are never trained on: they choose the model. Null for the
    /// file <see cref="UsualValidationFile"/> in the data set's folder, where there is one.
    /// </summary>
    public string? ValidationFile { get; init; }
}
