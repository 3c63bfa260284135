using FaceNet.Organizing;

namespace FaceNet.Pages;

/// <summary>What a page calls its people: by their names, and those without one by number, from 1.</summary>
/// <param name="people">In the order of the page.</param>
/// <param name="unnamed">The word before the number.</param>
internal sealed class PersonLabels(IReadOnlyList<Person> people, string unnamed)
{
    private readonly string[] labels = [.. Label(people, unnamed)];

    public string this[int index] => labels[index];

    private static IEnumerable<string> Label(IReadOnlyList<Person> people, string unnamed)
    {
        var number = 0;
        foreach (var person in people)
            yield return person.Name ?? $"{unnamed} {++number}";
    }
}
