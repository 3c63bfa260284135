namespace FaceNet.Evaluation.Clusters;

/// <summary>Reads who is on which photo: tab-separated lines, a header, the columns <c>photo</c> and <c>person</c>.</summary>
public static class PersonLabels
{
    /// <summary>The main person of each photo, by its path.</summary>
    /// <exception cref="EvaluationException">
    /// The file cannot be read, the header lacks a column, or a line is broken or names a photo twice. The message names the
    /// file and the line.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Parse(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"The labels cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Reads <paramref name="text"/>; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="EvaluationException">As for <see cref="Read"/>.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var header = lines[0].Split('\t');
        var (photo, person) = (Array.IndexOf(header, "photo"), Array.IndexOf(header, "person"));
        if (photo < 0 || person < 0)
            throw new EvaluationException(
                $"{name}, line 1: '{lines[0]}' must name the columns photo and person, a tab between."
            );
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (at, line) in lines.Index().Skip(1))
        {
            if (line.Length == 0)
                continue;
            var fields = line.Split('\t');
            if (fields.Length != header.Length || fields[photo].Length == 0 || fields[person].Length == 0)
                throw new EvaluationException(
                    $"{name}, line {at + 1}: '{line}' must have {header.Length} fields, a tab between."
                );
            if (!people.TryAdd(fields[photo], fields[person]))
                throw new EvaluationException($"{name}, line {at + 1}: the photo {fields[photo]} has a label already.");
        }
        return people;
    }
}
