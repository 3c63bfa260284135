using System.CommandLine;
using FaceNet.Layout;
using FaceNet.Organizing;

namespace FaceNet.Cli.Output;

/// <summary>What <c>facenet organize</c> prints.</summary>
/// <param name="target">The folder that was written.</param>
/// <param name="streams">Where to print.</param>
internal sealed class OrganizedText(string target, InvocationConfiguration streams)
{
    public void PrintLeftOut(LayoutOutcome? layout)
    {
        foreach (var (path, reason) in layout?.LeftOut ?? [])
            streams.Error.WriteLine($"facenet: left out {PlainText.Name(path)}: {reason}");
    }

    public void Print(OrganizedPhotos people, LayoutOutcome? layout)
    {
        streams.Output.WriteLine(
            $"{PlainText.Count(people.PhotoCount, "photo")}, {PlainText.Count(people.FaceCount, "face")}: "
                + $"{PlainText.Count(people.People.Count, "person", "people")}{Named(people)}, "
                + $"{PlainText.Count(people.Alone.Count, "face")} alone, "
                + $"{PlainText.Count(people.WithoutFace.Count, "photo")} without a face, "
                + $"{people.Unreadable.Count} unreadable{(people.Unreadable.Count > 0 ? ", the page says why" : "")}"
        );
        if (layout is not null)
            streams.Output.WriteLine(
                $"{PlainText.Count(layout.Done, "file")} laid out in {Path.Combine(target, FolderLayout.FolderName)}; "
                    + $"'facenet undo {target}' removes them"
            );
        streams.Output.WriteLine($"Look at {Path.Combine(target, "index.html")}");
    }

    private static string Named(OrganizedPhotos people) =>
        people.People.Count(person => person.Name is not null) is > 0 and var named ? $" ({named} by name)" : "";

    /// <summary>Prints a file that was written: a collection of any size passes through a small buffer.</summary>
    public async Task PrintJsonAsync(string name)
    {
        using var file = File.OpenText(Path.Combine(target, name));
        var buffer = new char[1 << 14];
        for (int read; (read = await file.ReadAsync(buffer)) > 0; )
            await streams.Output.WriteAsync(buffer.AsMemory(0, read));
        await streams.Output.WriteLineAsync();
    }
}
