namespace FaceNet.Evaluation.Pairs;

/// <summary>
/// Reads the pairs of a verification test. Three layouts are known: LFW's <c>pairs.txt</c> (first line "10 300"),
/// LFW's development files (first line one number), and CSV with a header (<c>left,right,same[,fold]</c>).
/// </summary>
public static class PairFile
{
    /// <summary>Reads a file; the first line tells its layout.</summary>
    /// <exception cref="EvaluationException">
    /// The file does not exist, a line cannot be understood, a count is wrong, or a class is empty. The message names the
    /// file and the line.
    /// </exception>
    public static PairList Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Parse(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"The pair file cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Reads <paramref name="text"/>; <paramref name="name"/> stands for the file in messages.</summary>
    /// <exception cref="EvaluationException">As for <see cref="Read"/>.</exception>
    public static PairList Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var pairs =
            lines[0].Contains(',', StringComparison.Ordinal) ? CsvPairs.Parse(text.TrimStart('\uFEFF'), name)
            : LfwPairs.IsHeader(lines[0]) ? LfwPairs.Parse(lines, name)
            : throw new EvaluationException(
                $"{name}, line 1: '{lines[0]}' opens no known pair file. It should be \"10 300\" (LFW: folds and pairs of "
                    + "each class in a fold), one number (LFW's development files), or the header left,right,same[,fold]."
            );
        try
        {
            return new PairList(pairs);
        }
        catch (EvaluationException failure)
        {
            throw new EvaluationException($"{name}: {failure.Message}", failure);
        }
    }
}
