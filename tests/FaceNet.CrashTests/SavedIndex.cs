using System.Runtime.InteropServices;
using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Recognition;
using FaceNet.Recognition.Indexing;
using FaceNet.Storage;

namespace FaceNet.CrashTests;

/// <summary>
/// People come into a gallery and are forgotten, and the index that lies beside it to recognise them is written, followed,
/// made anew, and written without somebody, as the commands that ask or forget do. Whatever is left of it, the answers must
/// be those of a gallery without one.
/// </summary>
internal sealed class SavedIndex : IOperation
{
    /// <summary>Faces of a person, who all come at once.</summary>
    private const int Faces = 100;

    /// <summary>People at a time, so that it takes a while to write the index.</summary>
    private const int Present = 4;

    private const int Probes = 12;
    private const string IndexName = GalleryWork.FileName + ".index";

    private static readonly SortingOptions Sorting = new() { MeanSquaredDistance = 1, Parallelism = 1 };

    private static readonly Action<Gallery, int>[] Steps =
    [
        (gallery, round) =>
            gallery.Add([
                .. Enumerable.Range(round * Faces, Faces).Select(face => MadeUpFaces.Face(face, person: round)),
            ]),
        (gallery, _) => new GallerySorter(gallery, Sorting).Sort(),
        (gallery, round) => gallery.Rename(gallery.People.First(person => !person.IsNamed).Name, PersonName(round)),
        (gallery, _) => Answers(gallery, _ => { }),
        AnswerAnew,
        Forget,
        AnswerAnew,
    ];

    public string Name => "saved-index";

    public int Cycle => Steps.Length;

    public IWork Open(string folder) => new Work(folder);

    /// <summary>
    /// Whoever was forgotten is in none of the files. When the process ended on the way to that, the same call says that there
    /// is nobody of that name, and wipes what it left.
    /// </summary>
    public IEnumerable<string> Faults(string folder, int steps)
    {
        var last = Forgotten(steps) - 1;
        using (var gallery = Gallery.Open(Path.Combine(folder, GalleryWork.FileName)))
        {
            if (last >= 0 && GalleryErasure.Forget(gallery, PersonName(last)) is not null)
                yield return $"{PersonName(last)} was there again.";
            var kept = Answers(gallery, _ => { });
            File.Delete(gallery.IndexPath);
            if (!Answers(gallery, _ => { }).SequenceEqual(kept))
                yield return "Without the index the answers are others.";
        }
        foreach (var fault in GalleryFile.Faults(folder, IndexName, IndexName + ReplacedFile.PartialEnding))
            yield return fault;
        foreach (var path in Directory.GetFiles(folder))
        {
            var file = File.ReadAllBytes(path);
            for (var face = 0; face < (last + 1) * Faces; face++)
                if (file.AsSpan().IndexOf(Trace(face)) >= 0)
                    yield return $"A vector of {PersonName(face / Faces)} is still in {Path.GetFileName(path)}.";
        }
    }

    private static void AnswerAnew(Gallery gallery, int round)
    {
        File.Delete(gallery.IndexPath);
        Answers(gallery, _ => { });
    }

    private static void Forget(Gallery gallery, int round)
    {
        if (round >= Present)
            GalleryErasure.Forget(gallery, PersonName(round - Present));
    }

    /// <summary>Who some faces are, to the last bit, from a program that asks and ends.</summary>
    private static string[] Answers(Gallery gallery, Action<string> tell)
    {
        if (gallery.Space is null)
            return [];
        using var index = GalleryIndex.Open(gallery, MadeUpFaces.Space, tell);
        if (index.People.Count == 0)
            return [];
        var scorer = new PersonScorer(index.People);
        string[] answers =
        [
            .. Enumerable
                .Range(0, Probes)
                .Select(probe => string.Join(' ', scorer.Nearest(MadeUpFaces.Vector(-1 - probe, probe), 3))),
        ];
        index.SaveIfWorthwhile();
        return answers;
    }

    /// <summary>People forgotten after so many steps.</summary>
    private static int Forgotten(int steps) =>
        Math.Max(0, ((steps + Steps.Length - 1 - Array.IndexOf(Steps, Forget)) / Steps.Length) - Present);

    private static string PersonName(int person) => $"Name {person}.";

    private static ReadOnlySpan<byte> Trace(int face) =>
        MemoryMarshal.AsBytes(MadeUpFaces.Vector(face, face / Faces).Values);

    private sealed class Work(string folder) : IWork
    {
        private readonly Gallery gallery = Gallery.Open(Path.Combine(folder, GalleryWork.FileName));

        public void Do(int step) => Steps[step % Steps.Length](gallery, step / Steps.Length);

        /// <summary>What is said about an index that cannot be used is content too: none ever is.</summary>
        public IReadOnlyList<string> Content()
        {
            var told = new List<string>();
            var answers = Answers(gallery, told.Add);
            return [.. GalleryWork.Content(gallery), .. answers, .. told];
        }

        public void Dispose() => gallery.Dispose();
    }
}
