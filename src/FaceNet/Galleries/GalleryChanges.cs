using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// The people with a name whose faces, or whose having a name, changed lately, in a gallery's file. The file keeps the list
/// itself, by triggers: see <see cref="GalleryFormat"/>.
/// </summary>
internal sealed class GalleryChanges(Database database)
{
    public GalleryMark Last() =>
        database.Rows(
            "SELECT id, mark FROM change ORDER BY id DESC LIMIT 1",
            row => new GalleryMark(row.GetInt64(0), row.GetFieldValue<byte[]>(1))
        )[0];

    /// <summary>The people who changed after a moment; null when that is too long ago, or was in another history.</summary>
    public IReadOnlyList<long>? Since(GalleryMark mark)
    {
        var known = database.Value("SELECT mark FROM change WHERE id = $id", ("$id", mark.Change)) as byte[];
        if (!mark.Mark.AsSpan().SequenceEqual(known))
            return null;
        return database.Rows(
            "SELECT DISTINCT person FROM change WHERE id > $id ORDER BY person",
            row => row.GetInt64(0),
            ("$id", mark.Change)
        );
    }
}
