namespace FaceNet.Galleries;

/// <summary>What can be a person's name.</summary>
internal static class PersonName
{
    /// <summary>Characters; longer ones would not fit a line, nor a folder.</summary>
    private const int Longest = 100;

    /// <summary>Names that differ in case only are one name, because people mean one person by them.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>The name without spaces around it.</summary>
    /// <exception cref="GalleryException">It is empty, too long, or holds what cannot be printed.</exception>
    public static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = name.Trim();
        return WhyNot(trimmed) is { } reason ? throw new GalleryException(reason) : trimmed;
    }

    /// <summary>Why a name without spaces around it cannot be a person's; null when it can.</summary>
    public static string? WhyNot(string trimmed) =>
        trimmed.Length is 0 or > Longest || trimmed.Any(char.IsControl)
            ? $"'{trimmed}' cannot be a person's name: it must have 1 to {Longest} characters, all printable."
            : null;
}
