using System.ComponentModel.DataAnnotations;

namespace FaceNet.Pages;

/// <summary>What a <see cref="PeoplePage"/> shows of a large collection.</summary>
public sealed record PeoplePageOptions
{
    /// <summary>The folder that the paths of the photos are relative to. The page links to the photos there.</summary>
    public required string PhotoFolder { get; init; }

    /// <summary>Where the pictures of the faces come from.</summary>
    public required ThumbnailSource Thumbnails { get; init; }

    /// <summary>
    /// What people without a name are called, with a number; "Person" unless told. A gallery calls its own so: where the
    /// names come from one, another word keeps them apart.
    /// </summary>
    public string Unnamed { get; init; } = "Person";

    /// <summary>Faces shown of one person at most, and of the faces left alone likewise; 200 unless told.</summary>
    [Range(1, int.MaxValue)]
    public int MaxFacesPerPerson
    {
        get;
        init => field = AtLeastOne(value);
    } = 200;

    /// <summary>
    /// Faces shown in all, about 5 KB of the page each; 10,000 unless told. Where people have more, those with the
    /// most faces show fewer, but everybody shows at least one.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxFaces
    {
        get;
        init => field = AtLeastOne(value);
    } = 10_000;

    /// <summary>Names listed of photos without a face at most, and of unreadable files likewise; 5,000 unless told.</summary>
    [Range(1, int.MaxValue)]
    public int MaxNames
    {
        get;
        init => field = AtLeastOne(value);
    } = 5_000;

    private static int AtLeastOne(int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Must be at least 1.");
}
