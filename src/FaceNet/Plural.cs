namespace FaceNet;

/// <summary>Numbers of things in words.</summary>
internal static class Plural
{
    /// <summary>"1 photo", "2,000 photos".</summary>
    public static string Of(long count, string one, string? many = null) =>
        $"{count:N0} {(count == 1 ? one : many ?? one + "s")}";
}
