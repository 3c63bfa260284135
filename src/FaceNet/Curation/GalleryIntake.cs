using FaceNet.Galleries;
using FaceNet.Scanning;

namespace FaceNet.Curation;

/// <summary>
/// Brings the faces of photos into a gallery, as nobody's yet. Several photos are written at once, since each write waits
/// for the disk. Not safe to use from several threads.
/// </summary>
public sealed class GalleryIntake
{
    /// <summary>The quality below which a face is left out unless told otherwise: as grouping does with poor faces.</summary>
    public const float UsualMinQuality = 0.25f;

    /// <summary>Faces that wait to be written: many for each wait for the disk, few to be read again after a crash.</summary>
    private const int Portion = 64;

    private readonly Gallery gallery;
    private readonly EmbeddingSpace space;
    private readonly float minQuality;
    private readonly List<NewFace> waiting = [];

    /// <summary>Brings faces into a gallery.</summary>
    /// <param name="gallery">Where to; remains the caller's to dispose.</param>
    /// <param name="space">The model of the vectors to come.</param>
    /// <param name="minQuality">Faces of lower quality are left out, 0 to 1.</param>
    /// <exception cref="GalleryException">The gallery is of another model, or cannot be read.</exception>
    public GalleryIntake(Gallery gallery, EmbeddingSpace space, float minQuality = UsualMinQuality)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        gallery.EnsureSpace(space);
        (this.gallery, this.space, this.minQuality) = (gallery, space, minQuality);
    }

    /// <summary>
    /// The folder that the photos' paths are relative to, by which the gallery remembers where each one lies, from
    /// wherever it is asked; null to remember the paths as they are.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Photos taken in, unreadable ones among them.</summary>
    public int Photos { get; private set; }

    /// <summary>Faces that are in the gallery now and were not before.</summary>
    public int Added { get; private set; }

    /// <summary>Faces that were in the gallery before.</summary>
    public int Known { get; private set; }

    /// <summary>Faces that were left out for their quality.</summary>
    public int Poor { get; private set; }

    /// <summary>Takes in what a scan learned about a photo. It is safely on disk after the next <see cref="Flush"/>.</summary>
    /// <exception cref="GalleryException">The gallery cannot be written.</exception>
    public void Add(ScannedPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        Photos++;
        foreach (var found in photo.Faces)
            if (found.Face.Quality.Score < minQuality)
                Poor++;
            else
                waiting.Add(
                    new NewFace(
                        new GalleryPhoto(photo.Sha256!, photo.PathBelow(Folder)),
                        found.Face,
                        space,
                        found.Thumbnail
                    )
                );
        if (waiting.Count >= Portion)
            Flush();
    }

    /// <summary>Writes what waits to be written.</summary>
    /// <exception cref="GalleryException">The gallery cannot be written.</exception>
    public void Flush()
    {
        var added = gallery.Add(waiting);
        Added += added;
        Known += waiting.Count - added;
        waiting.Clear();
    }
}
