using FaceNet.Organizing;

namespace FaceNet.Pages;

/// <summary>What a page calls a person.</summary>
internal static class PersonLabel
{
    /// <summary>The name, or "Person 1" for the first without one.</summary>
    public static string Of(IReadOnlyList<Person> people, int index) => people[index].Name ?? $"Person {index + 1}";
}
