namespace FaceNet.Organizing;

/// <summary>Numbers of things in words.</summary>
internal static class Count
{
    /// <summary>"1 photo", "2,000 photos".</summary>
    public static string Of(int count, string one, string? many = null) =>
        $"{count:N0} {(count == 1 ? one : many ?? one + "s")}";
}
