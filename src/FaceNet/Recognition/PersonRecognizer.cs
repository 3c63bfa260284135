using FaceNet.Galleries;
using FaceNet.Recognition.Indexing;
using FaceNet.Scanning;
using FaceNet.Search;

namespace FaceNet.Recognition;

/// <summary>
/// Names the faces of photos by the people of a gallery, and enrols people in it. What is enrolled, here or by another
/// process, is known at the next question. Safe to call from several threads.
/// <para>
/// What is computed from the gallery for that is kept in <c>FILE.index</c> beside it, readable by its owner only: so a
/// large gallery answers at once. It holds vectors, and goes when a face is deleted; who deletes it loses but time.
/// </para>
/// </summary>
/// <example>
/// <code>
/// using var gallery = Gallery.Open("family.db");
/// using var people = new PersonRecognizer(recognizer, gallery);
/// people.Enroll("Anna", "anna.jpg");
/// foreach (var face in people.Identify("party.jpg"))
///     Console.WriteLine(face.Name ?? "somebody else");
/// </code>
/// </example>
public sealed class PersonRecognizer : IDisposable
{
    private readonly FaceRecognizer recognizer;
    private readonly Gallery gallery;
    private readonly RecognitionOptions options;
    private readonly PhotoReading reading;
    private readonly ReaderWriterLockSlim access = new();
    private GalleryIndex? index;
    private PersonMatcher? matcher;
    private long revision;

    /// <summary>Recognizer and gallery remain the caller's to dispose, after this.</summary>
    /// <param name="recognizer">Finds and embeds the faces.</param>
    /// <param name="gallery">Who is enrolled.</param>
    /// <param name="options">When a face is somebody enrolled; null for the defaults.</param>
    /// <exception cref="GalleryException">The gallery is of another model, or cannot be read.</exception>
    public PersonRecognizer(FaceRecognizer recognizer, Gallery gallery, RecognitionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        ArgumentNullException.ThrowIfNull(gallery);
        gallery.EnsureSpace(recognizer.Space);
        this.recognizer = recognizer;
        this.gallery = gallery;
        this.options = options ?? new RecognitionOptions();
        reading = PhotoReading.With(recognizer);
    }

    /// <summary>The faces of a photo and who they are, the most confident first; none is an empty list.</summary>
    /// <exception cref="PhotoException">The file is no photo that can be read.</exception>
    /// <exception cref="GalleryException">The gallery cannot be read, or is of another model by now.</exception>
    public IReadOnlyList<RecognizedFace> Identify(string path) => Identify(recognizer.FindFaces(path));

    /// <summary>Who the faces of one photo are, in their order. Two of them may be given the same name.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read, or is of another model by now.</exception>
    public IReadOnlyList<RecognizedFace> Identify(IEnumerable<Face> faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        return [.. faces.Select(face => new RecognizedFace(face, Identify(face.Embedding)))];
    }

    /// <summary>Who a face is.</summary>
    /// <param name="embedding">A vector of the recognizer's model.</param>
    /// <exception cref="ArgumentException">The vector is of another model.</exception>
    /// <exception cref="GalleryException">The gallery cannot be read, or is of another model by now.</exception>
    public PersonMatch Identify(Embedding embedding)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        while (true)
        {
            var current = Current();
            try
            {
                if (Match(current, embedding) is { } match)
                    return match;
            }
            catch (VectorIndexException damage)
            {
                Mend(current, damage);
            }
        }
    }

    /// <summary>
    /// The name of somebody by several faces known to be one person's: the one that at least half of the faces are
    /// recognised by. Null where there is none, or no face.
    /// </summary>
    /// <param name="faces">Vectors of the recognizer's model.</param>
    /// <exception cref="ArgumentException">A vector is of another model.</exception>
    /// <exception cref="GalleryException">The gallery cannot be read, or is of another model by now.</exception>
    public string? NameOf(IReadOnlyList<Embedding> faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var most = faces
            .Select(face => Identify(face).Name)
            .OfType<string>()
            .CountBy(name => name)
            .OrderByDescending(name => name.Value)
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return 2 * most.Value >= faces.Count ? most.Key : null;
    }

    /// <summary>Enrols the main face of a photo under a name.</summary>
    /// <returns>What became of it; a photo without a face, or with a poor one, is refused with the reason.</returns>
    /// <exception cref="GalleryException">The name cannot be one, or the gallery cannot be written.</exception>
    public EnrollmentResult Enroll(string name, string path)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Enrollment(gallery, recognizer.Space, recognizer.Threshold) { Folder = "." }.Add(
            name,
            PhotoScanner.Look(reading, path)
        );
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (index is not null && gallery.IsOpen)
            index.SaveIfWorthwhile();
        index?.Dispose();
        access.Dispose();
    }

    /// <summary>Null when the matcher is no longer that of now.</summary>
    private PersonMatch? Match(PersonMatcher asked, Embedding embedding)
    {
        access.EnterReadLock();
        try
        {
            return matcher == asked ? asked.Match(embedding) : null;
        }
        finally
        {
            access.ExitReadLock();
        }
    }

    private PersonMatcher Current() => Known() ?? Change(Refresh);

    private PersonMatcher? Known()
    {
        access.EnterReadLock();
        try
        {
            return matcher is not null && gallery.Revision == revision ? matcher : null;
        }
        finally
        {
            access.ExitReadLock();
        }
    }

    private void Refresh()
    {
        gallery.EnsureSpace(recognizer.Space);
        // Taken before the faces: what comes in between is seen the next time.
        revision = gallery.Revision;
        if (index is null)
            index = GalleryIndex.Open(gallery, recognizer.Space, options.Notice);
        else
            index.CatchUp();
    }

    private void Mend(PersonMatcher asked, VectorIndexException damage) =>
        Change(() =>
        {
            // Another thread may have found the same.
            if (matcher == asked)
                index!.Mend(damage);
        });

    private PersonMatcher Change(Action change)
    {
        access.EnterWriteLock();
        try
        {
            change();
            return matcher = new PersonMatcher(index!.People, gallery.GivenName, MatchScale.Of(recognizer), options);
        }
        finally
        {
            access.ExitWriteLock();
        }
    }
}
