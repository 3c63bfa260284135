using FaceNet.Curation;
using FaceNet.Galleries;

namespace FaceNet.CrashTests;

/// <summary>Faces come in and are sorted by person, and a user corrects what came out.</summary>
internal sealed class Clustering : IOperation
{
    /// <summary>Photos of a step, of two faces each: fewer than are written at once.</summary>
    private const int Photos = 12;
    private const int People = 25;
    private static readonly SortingOptions Sorting = new() { MeanSquaredDistance = 1, Parallelism = 1 };

    private static readonly Action<Gallery, int>[] Steps =
    [
        TakeIn,
        (gallery, _) => new GallerySorter(gallery, Sorting).Sort(),
        (gallery, step) =>
            gallery.Rename(gallery.People.First(person => !person.IsNamed).Name, $"Name {step / Steps!.Length}"),
        RejectOne,
        SplitLargest,
        (gallery, _) => new GallerySorter(gallery, Sorting with { IsFull = true }).Sort(),
        (gallery, _) => gallery.Differ(gallery.People[0].Name, gallery.People[^1].Name),
        ConfirmOne,
        (gallery, _) => gallery.Merge(gallery.People[^1].Name, gallery.People[0].Name),
        (gallery, _) => gallery.Undo(),
    ];

    public string Name => "clustering";

    public int Cycle => Steps.Length;

    public IWork Open(string folder) =>
        new GalleryWork(folder, (gallery, step) => Steps[step % Steps.Length](gallery, step));

    public IEnumerable<string> Faults(string folder, int steps) => GalleryFile.Faults(folder);

    private static void TakeIn(Gallery gallery, int step)
    {
        var intake = new GalleryIntake(gallery, MadeUpFaces.Space);
        var first = step / Steps.Length * Photos;
        for (var photo = first; photo < first + Photos; photo++)
            intake.Add(MadeUpFaces.Photo(photo, photo % People, (photo * 7 + 1) % People));
        intake.Flush();
    }

    private static void RejectOne(Gallery gallery, int step)
    {
        var person = gallery.People.MaxBy(person => person.Faces)!;
        gallery.Reject(person.Name, gallery.Faces(person)[^1].Id);
    }

    private static void SplitLargest(Gallery gallery, int step)
    {
        var person = gallery.People.MaxBy(person => person.Faces)!;
        gallery.Split(person.Name, [.. gallery.Faces(person).Take(person.Faces / 2).Select(face => face.Id)]);
    }

    private static void ConfirmOne(Gallery gallery, int step)
    {
        if (gallery.Faces().FirstOrDefault(face => face.PersonId is null) is { } nobodys)
            gallery.Confirm(gallery.People[0].Name, nobodys.Id);
    }
}
