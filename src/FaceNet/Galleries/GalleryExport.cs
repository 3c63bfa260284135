using FaceNet.Storage;

namespace FaceNet.Galleries;

/// <summary>A gallery's content for other programs, and for its owner to look at.</summary>
public static class GalleryExport
{
    /// <summary>Name of the table in an exported folder.</summary>
    public const string TableName = "faces.parquet";

    /// <summary>
    /// Writes a table, a row a face with the person's name, none for a face of nobody: whole, or not at all. The format follows from the name's
    /// extension, as for <see cref="FaceTableWriter"/>.
    /// </summary>
    /// <returns>How many faces.</returns>
    /// <exception cref="ArgumentException">The extension is unknown.</exception>
    /// <exception cref="GalleryException">The gallery is empty, or cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task<int> WriteTableAsync(
        Gallery gallery,
        string path,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(gallery);
        var names = gallery.People.ToDictionary(person => person.Id, person => person.Name);
        var faces = gallery.Faces();
        if (gallery.Space is not { } space || faces.Count == 0)
            throw new GalleryException(
                $"Nobody is enrolled in the gallery {gallery.Path}: there is nothing to export."
            );
        var shape = new FaceTableShape
        {
            Dimension = space.Dimension,
            LongestPath = faces.Max(face => face.Photo.Path.Length),
            LongestPerson = names.Values.Append("").Max(name => name.Length),
        };
        await using var table = FaceTableWriter.Create(path, shape);
        foreach (var face in faces)
            await table.WriteAsync(
                new FaceRow(face.Photo.Path, face.Face) { Person = face.PersonId is { } person ? names[person] : "" },
                cancellationToken
            );
        await table.CompleteAsync(cancellationToken);
        return faces.Count;
    }

    /// <summary>
    /// Writes <see cref="TableName"/>, and a folder a person with the small picture of each of their faces, into a folder that
    /// must be new or empty.
    /// </summary>
    /// <returns>How many faces.</returns>
    /// <exception cref="GalleryException">The gallery is empty, or cannot be read.</exception>
    /// <exception cref="IOException">The folder is not empty, or cannot be written.</exception>
    public static async Task<int> WriteFolderAsync(
        Gallery gallery,
        string folder,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(gallery);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"The folder {folder} is not empty. Name a new one: nothing is written over.");
        Directory.CreateDirectory(folder);
        var names = new FreeNames();
        names.Take(Path.GetFileNameWithoutExtension(TableName), Path.GetExtension(TableName));
        foreach (var person in gallery.People)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = Directory.CreateDirectory(Path.Combine(folder, names.Take(person.Name)));
            foreach (var face in gallery.Faces(person))
                await File.WriteAllBytesAsync(
                    Path.Combine(own.FullName, $"{face.Id}.jpg"),
                    gallery.Thumbnail(face.Id),
                    cancellationToken
                );
        }
        // Last, so that a folder with the table is complete.
        return await WriteTableAsync(gallery, Path.Combine(folder, TableName), cancellationToken);
    }
}
