using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FaceNet.Galleries;

namespace FaceNet.CrashTests;

/// <summary>A gallery to which steps are done.</summary>
internal sealed class GalleryWork(string folder, Action<Gallery, int> step) : IWork
{
    public const string FileName = "gallery.db";

    private readonly Gallery gallery = Gallery.Open(Path.Combine(folder, FileName));

    public void Do(int number) => step(gallery, number);

    public IReadOnlyList<string> Content() => Content(gallery);

    public static IReadOnlyList<string> Content(Gallery gallery)
    {
        var known = gallery.KnownFaces;
        return
        [
            $"space {gallery.Space}",
            .. gallery.People.Select(person => $"person {person.Id} {person.Name} {person.IsNamed} {person.Faces}"),
            .. gallery
                .Faces()
                .Select(face =>
                    $"face {face.Id} {face.PersonId} {face.Photo.Sha256} {face.Photo.Path} {face.Face.Box} {known.Contains(face.Id)} {Hash(MemoryMarshal.AsBytes(face.Face.Embedding.Values))} {Hash(gallery.Thumbnail(face.Id).Span)}"
                ),
            .. gallery.Decisions.Select(decision =>
                $"decision {decision.Id} {decision.Kind} {decision.State} {decision.Person} {decision.Other} {string.Join(',', decision.Faces)}"
            ),
        ];
    }

    public void Dispose() => gallery.Dispose();

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
