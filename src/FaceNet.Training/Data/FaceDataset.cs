namespace FaceNet.Training.Data;

/// <summary>
/// Pictures of faces and who is on them, as files on disk: a folder a person, or a table. Nothing is decoded here. A
/// picture that cannot be used stands in <see cref="LeftOut"/> with a sentence.
/// </summary>
public sealed class FaceDataset
{
    private readonly HashSet<int> validation;

    private FaceDataset(LabelledFiles files, NameList exclude, NameList validationPeople)
    {
        Root = files.Root;
        var leftOut = new List<(string, string)>(files.LeftOut);
        var kept = new List<(string Path, string Person)>();
        foreach (var (path, person) in files.Pictures)
        {
            if (exclude.Take(path) | exclude.Take(person))
                leftOut.Add((path, $"Excluded by {exclude.Name}."));
            else
                kept.Add((path, person));
        }
        People = [.. kept.Select(picture => picture.Person).Distinct().Order(StringComparer.Ordinal)];
        var index = People.Index().ToDictionary(person => person.Item, person => person.Index, StringComparer.Ordinal);
        Images = [.. kept.Select(picture => new FaceImage(picture.Path, index[picture.Person]))];
        validation = index
            .Where(person => validationPeople.Take(person.Key))
            .Select(person => person.Value)
            .ToHashSet();
        Remarks = [.. exclude.Remarks("no picture or person"), .. validationPeople.Remarks("no person")];
        LeftOut = leftOut;
    }

    /// <summary>The folder that paths are relative to.</summary>
    public string Root { get; }

    /// <summary>Names of the people who have a picture, in ordinal order; below a folder, the path of the person's folder.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>All pictures that are used, those of validation people included, in ordinal order of their paths.</summary>
    public IReadOnlyList<FaceImage> Images { get; }

    /// <summary>Pictures, folders and lines of a table that are not used, each with a sentence that says why.</summary>
    public IReadOnlyList<(string Path, string Reason)> LeftOut { get; }

    /// <summary>Sentences about lines of the lists that name nothing.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>True for a person who is kept apart to choose the model.</summary>
    /// <param name="person">Index into <see cref="People"/>.</param>
    public bool IsValidation(int person) => validation.Contains(person);

    /// <summary>Path of a picture's file.</summary>
    public string FullPath(FaceImage image) => Path.Combine(Root, image.Path);

    /// <summary>Lists the pictures of a folder or table.</summary>
    /// <param name="path">
    /// A folder in which every folder that holds pictures is a person, at any depth; or a file of lines
    /// <c>path,person</c>, with paths relative to the file's folder and quoting as in RFC 4180.
    /// </param>
    /// <param name="options">Lists of what is left out and of who is kept apart; null for the defaults.</param>
    /// <exception cref="TrainingDataException">
    /// There is no such folder or file, one of the lists cannot be read, or no picture is left.
    /// </exception>
    public static FaceDataset Read(string path, FaceDatasetOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new FaceDatasetOptions();
        var files =
            Directory.Exists(path) ? LabelledFiles.OfFolder(path)
            : File.Exists(path) ? LabelledTable.Read(path)
            : throw new TrainingDataException(
                $"There is no data at {path}: name a folder with a folder of pictures a person, or a file of lines path,person."
            );
        var usual = Path.Combine(files.Root, FaceDatasetOptions.UsualValidationFile);
        var data = new FaceDataset(
            files,
            NameList.Read(options.ExcludeFile),
            NameList.Read(options.ValidationFile ?? (File.Exists(usual) ? usual : null))
        );
        return data.Images.Count > 0
            ? data
            : throw new TrainingDataException(
                $"{path} has no picture of a person; left out: {data.LeftOut.Count}{FirstReason(data.LeftOut)}"
            );
    }

    private static string FirstReason(IReadOnlyList<(string Path, string Reason)> leftOut) =>
        leftOut is [var first, ..] ? $", the first of them {first.Path}: {first.Reason}" : ".";
}
