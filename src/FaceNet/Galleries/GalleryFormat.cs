using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// The tables of a gallery. Names, places, vectors and pictures are opaque to them: what stands in those columns has
/// passed through <see cref="PersonalData"/>, so nothing may be looked up by their content.
/// </summary>
internal static class GalleryFormat
{
    /// <summary>Numbers are never given twice, so that what remembers one can never mean another.</summary>
    private const string First = """
        CREATE TABLE space (
            model     TEXT NOT NULL,
            identity  TEXT NOT NULL,
            dimension INTEGER NOT NULL);
        CREATE TABLE person (
            id   INTEGER PRIMARY KEY AUTOINCREMENT,
            name BLOB NOT NULL);
        CREATE TABLE photo (
            id      INTEGER PRIMARY KEY AUTOINCREMENT,
            content BLOB NOT NULL UNIQUE,
            place   BLOB NOT NULL);
        CREATE TABLE face (
            id        INTEGER PRIMARY KEY AUTOINCREMENT,
            person    INTEGER NOT NULL REFERENCES person (id),
            photo     INTEGER NOT NULL REFERENCES photo (id),
            record    BLOB NOT NULL,
            thumbnail BLOB NOT NULL);
        CREATE INDEX face_by_person ON face (person);
        CREATE INDEX face_by_photo ON face (photo);
        """;

    /// <summary>The application is "FNga" in four bytes.</summary>
    public static DatabaseFormat Current { get; } = new(Application: 0x464E_6761, [First]) { IsPrecious = true };
}
