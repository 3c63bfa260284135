namespace FaceNet.Models;

/// <summary>What a card must say to be of use, whatever its model is.</summary>
internal static class CardRules
{
    /// <summary>Least-squares similarity of five points onto a 112×112 picture.</summary>
    public const string FivePoint112 = "five-point-112";

    /// <summary>dlib's 150×150 chip.</summary>
    public const string DlibChip150 = "dlib-chip-150";

    // Four times the widest input among known face embedders; keeps a broken card from asking for gigabytes.
    private const int LongestSide = 2048;

    /// <summary>Number of colour planes of an input.</summary>
    public static int ChannelCount(ModelInput input) => input.Channels == ChannelOrder.Grey ? 1 : 3;

    /// <exception cref="ModelException">The first thing that is wrong with the card.</exception>
    public static void Check(ModelCard card, string source)
    {
        var fault = Faults(card).FirstOrDefault();
        if (fault is not null)
            throw new ModelException($"The card in {source} is wrong: {fault}");
    }

    /// <summary>How a card feeds its model and reads its answer, in one line: names, licences and thresholds left out.</summary>
    public static string Feed(ModelCard card) =>
        $"{card.Role} {card.Input.Size} {card.Input.Layout} {card.Input.Channels} "
        + $"(v - [{string.Join(", ", card.Input.Mean)}]) * {card.Input.Scale} {card.Alignment ?? "-"} {card.Dimension ?? 0}";

    private static IEnumerable<string> Faults(ModelCard card)
    {
        if (!IsName(card.Name))
            yield return $"the name '{card.Name}' must be letters, digits, '-', '_' or '.', 64 at most, and start with a letter or digit.";
        if (!Enum.IsDefined(card.Role) || !Enum.IsDefined(card.Input.Layout) || !Enum.IsDefined(card.Input.Channels))
            yield return "role, layout and channels must be named values.";
        if (card.Input.Size is not { Width: >= 1 and <= LongestSide, Height: >= 1 and <= LongestSide })
            yield return $"the input size {card.Input.Size} must be from 1 to {LongestSide} pixels a side.";
        if (card.Input.Mean.Count != ChannelCount(card.Input))
            yield return $"{card.Input.Mean.Count} means are given for {ChannelCount(card.Input)} channels ({card.Input.Channels}).";
        if (!card.Input.Mean.All(float.IsFinite) || !float.IsFinite(card.Input.Scale) || card.Input.Scale == 0)
            yield return "means must be finite, and the scale finite and not 0.";
        if (card.Role == ModelRole.Embedder && card.Dimension is not > 0)
            yield return "an embedder needs 'dimension', the number of values of an embedding.";
        if (card.Role == ModelRole.Embedder && card.Alignment is not (FivePoint112 or DlibChip150))
            yield return $"an embedder needs 'alignment': '{FivePoint112}' or '{DlibChip150}', not '{card.Alignment}'.";
        if (card.Threshold is { SquaredDistance: not (>= 0 and <= 4) } threshold)
            yield return $"the threshold {threshold.SquaredDistance} must be a squared distance of unit vectors, 0 to 4.";
        if (card.GroupingDistance is not (null or (>= 0 and <= 4)))
            yield return $"the grouping distance {card.GroupingDistance} must be a squared distance of unit vectors, 0 to 4.";
    }

    private static bool IsName(string name) =>
        name is { Length: > 0 and <= 64 }
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
