using FaceNet.Galleries;

namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet people --json</c>.</summary>
/// <param name="Gallery">The file.</param>
/// <param name="Model">The model of its vectors; null while nobody was ever enrolled.</param>
/// <param name="People">By name.</param>
internal sealed record GalleryJson(string Gallery, string? Model, IReadOnlyList<GalleryPersonJson> People);

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A person, in the answers of <c>people</c>, <c>name</c> and <c>merge</c>.</summary>
internal sealed record GalleryPersonJson(string Name, int Faces)
{
    public static GalleryPersonJson Of(GalleryPerson person) => new(person.Name, person.Faces);
}

/// <summary>The answer of <c>facenet forget --json</c>: no faces when there was nobody of that name.</summary>
internal sealed record ForgottenJson(bool Forgotten, int Faces);

/// <summary>The answer of <c>facenet export --json</c>.</summary>
internal sealed record ExportedJson(string Path, int Faces);
