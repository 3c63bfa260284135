using System.Text.Json.Serialization;
using FaceNet.Galleries;

namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet people --json</c>.</summary>
/// <param name="Gallery">The file.</param>
/// <param name="Model">The model of its vectors; null while nobody was ever enrolled.</param>
/// <param name="People">By name, those without a given one last.</param>
/// <param name="Alone">Faces that are nobody's.</param>
internal sealed record GalleryJson(string Gallery, string? Model, IReadOnlyList<GalleryPersonJson> People, int Alone);

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A person, in the answers of <c>people</c>, <c>name</c>, <c>merge</c>, <c>split</c> and so on.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsNamed">False when the name was made of a number.</param>
/// <param name="Faces">How many.</param>
internal sealed record GalleryPersonJson(string Name, bool IsNamed, int Faces)
{
    public static GalleryPersonJson Of(GalleryPerson person) => new(person.Name, person.IsNamed, person.Faces);
}

/// <summary>A face, in the answers of <c>people NAME</c> and <c>questions</c>.</summary>
internal sealed record GalleryFaceJson : FaceJson
{
    private GalleryFaceJson(GalleryFace face, bool isKnown)
        : base(face.Photo.Path, face.Face) => (Id, IsKnown) = (face.Id, isKnown);

    /// <summary>The number.</summary>
    [JsonPropertyOrder(-2)]
    public long Id { get; }

    /// <summary>True when somebody said whose it is, false when it was found to be.</summary>
    public bool IsKnown { get; }

    public static GalleryFaceJson Of(GalleryFace face, bool isKnown) => new(face, isKnown);
}

/// <summary>The answer of <c>facenet people NAME --json</c>: no name for the faces of nobody.</summary>
internal sealed record PersonFacesJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    IReadOnlyList<GalleryFaceJson> Faces
);

/// <summary>The answer of <c>facenet confirm</c> and <c>facenet reject</c>.</summary>
internal sealed record SaidJson(string Person, IReadOnlyList<long> Faces);

/// <summary>The answer of <c>facenet forget --json</c>: false where no face is of nobody.</summary>
internal sealed record ForgottenJson(bool Forgotten, int Faces);

/// <summary>The answer of <c>facenet mend --json</c>: no copy when nothing was wrong.</summary>
internal sealed record MendedJson(string? DamagedCopy, int PagesCorrected, IReadOnlyList<string> Lost);

/// <summary>The answer of <c>facenet export --json</c>.</summary>
internal sealed record ExportedJson(string Path, int Faces);
