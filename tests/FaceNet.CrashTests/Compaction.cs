using System.Runtime.InteropServices;
using FaceNet.Galleries;

namespace FaceNet.CrashTests;

/// <summary>
/// People are enrolled, and one after the other forgotten again, which rewrites the file without them and empties the
/// journal beside it.
/// </summary>
internal sealed class Compaction : IOperation
{
    /// <summary>Faces of a person.</summary>
    private const int Faces = 3;

    /// <summary>People at a time, so that rewriting the file takes a while.</summary>
    private const int Present = 12;

    public string Name => "compaction";

    public int Cycle => Faces + 1;

    public IWork Open(string folder) => new GalleryWork(folder, Do);

    /// <summary>
    /// Whoever was forgotten leaves no trace. When the process ended on the way to that, the same call says that there
    /// is nobody of that name, and wipes what it left.
    /// </summary>
    public IEnumerable<string> Faults(string folder, int steps)
    {
        var last = Forgotten(steps) - 1;
        if (last >= 0)
            using (var gallery = Gallery.Open(Path.Combine(folder, GalleryWork.FileName)))
                if (gallery.Forget(PersonName(last)) is not null)
                    yield return $"{PersonName(last)} was there again.";
        foreach (var fault in GalleryFile.Faults(folder))
            yield return fault;
        var file = File.ReadAllBytes(Path.Combine(folder, GalleryWork.FileName));
        for (var person = 0; person <= last; person++)
        for (var face = 0; face < Faces; face++)
            if (file.AsSpan().IndexOf(Trace(person, face)) >= 0)
                yield return $"A vector of {PersonName(person)} is still in the file.";
    }

    private void Do(Gallery gallery, int step)
    {
        var (round, face) = (step / Cycle, step % Cycle);
        if (face < Faces)
            gallery.Add(PersonName(round), MadeUpFaces.Face((round * Faces) + face, round));
        else if (round >= Present)
            gallery.Forget(PersonName(round - Present));
    }

    /// <summary>People forgotten after so many steps.</summary>
    private int Forgotten(int steps) => Math.Max(0, (steps / Cycle) - Present);

    private static string PersonName(int person) => $"Name {person}.";

    private static ReadOnlySpan<byte> Trace(int person, int face) =>
        MemoryMarshal.AsBytes(MadeUpFaces.Vector((person * Faces) + face, person).Values);
}
