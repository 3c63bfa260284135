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

    /// <summary>
    /// A face may belong to nobody, a person have no name, and what was decided is written down. Enrolling was all that
    /// could be said until then, so each face is known to be its person's; that can no longer be undone.
    /// </summary>
    private const string Second = """
        CREATE TABLE new_person (
            id   INTEGER PRIMARY KEY AUTOINCREMENT,
            name BLOB);
        CREATE TABLE new_face (
            id        INTEGER PRIMARY KEY AUTOINCREMENT,
            photo     INTEGER NOT NULL REFERENCES photo (id),
            record    BLOB NOT NULL,
            thumbnail BLOB NOT NULL);
        CREATE TABLE member (
            face   INTEGER PRIMARY KEY REFERENCES new_face (id),
            person INTEGER NOT NULL REFERENCES new_person (id));
        CREATE TABLE decision (
            id     INTEGER PRIMARY KEY AUTOINCREMENT,
            kind   TEXT NOT NULL,
            person INTEGER NOT NULL,
            other  INTEGER,
            state  TEXT NOT NULL DEFAULT 'InForce');
        CREATE TABLE statement (
            decision INTEGER NOT NULL REFERENCES decision (id),
            part     TEXT NOT NULL,
            face     INTEGER NOT NULL,
            PRIMARY KEY (decision, part, face)) WITHOUT ROWID;
        CREATE TABLE former_face (
            decision INTEGER NOT NULL REFERENCES decision (id),
            face     INTEGER NOT NULL,
            person   INTEGER,
            PRIMARY KEY (decision, face)) WITHOUT ROWID;
        CREATE TABLE former_person (
            decision INTEGER NOT NULL REFERENCES decision (id),
            person   INTEGER NOT NULL,
            existed  INTEGER NOT NULL,
            name     BLOB,
            PRIMARY KEY (decision, person)) WITHOUT ROWID;
        INSERT INTO new_person SELECT id, name FROM person;
        INSERT INTO new_face SELECT id, photo, record, thumbnail FROM face;
        INSERT INTO member SELECT id, person FROM face;
        INSERT INTO decision (id, kind, person, state) SELECT id, 'Enroll', person, 'Final' FROM face;
        INSERT INTO statement SELECT id, 'same', id FROM face;
        DELETE FROM sqlite_sequence WHERE name IN ('new_person', 'new_face');
        INSERT INTO sqlite_sequence SELECT 'new_' || name, seq FROM sqlite_sequence WHERE name IN ('person', 'face');
        DROP TABLE face;
        DROP TABLE person;
        ALTER TABLE new_face RENAME TO face;
        ALTER TABLE new_person RENAME TO person;
        CREATE INDEX face_by_photo ON face (photo);
        CREATE INDEX member_by_person ON member (person);
        CREATE INDEX statement_by_face ON statement (face);
        CREATE INDEX former_face_by_face ON former_face (face);
        """;

    /// <summary>
    /// Whatever changes who has a name and which faces, by whatever way, leaves the person's number, and a mark drawn by
    /// chance, so that who remembers the last mark that he saw can tell whether the file's present goes on from there: an
    /// older copy put back, or another gallery, has another mark in that place, or none. Numbers only; the last hundred
    /// thousand of them take a few megabytes. From this version on pages have checksums, which a program that knows nothing
    /// of them would leave wrong.
    /// </summary>
    private const string Third = """
        CREATE TABLE change (
            id     INTEGER PRIMARY KEY AUTOINCREMENT,
            person INTEGER,
            mark   BLOB NOT NULL DEFAULT (randomblob(16)));
        INSERT INTO change (person) VALUES (NULL);
        CREATE TRIGGER change_is_among_the_last AFTER INSERT ON change BEGIN
            DELETE FROM change WHERE id <= NEW.id - 100000;
        END;
        CREATE TRIGGER member_is_added AFTER INSERT ON member BEGIN
            INSERT INTO change (person) SELECT id FROM person WHERE id = NEW.person AND name IS NOT NULL;
        END;
        CREATE TRIGGER member_is_moved AFTER UPDATE ON member BEGIN
            INSERT INTO change (person)
            SELECT id FROM person WHERE id IN (OLD.person, NEW.person) AND name IS NOT NULL;
        END;
        CREATE TRIGGER member_is_removed AFTER DELETE ON member BEGIN
            INSERT INTO change (person) SELECT id FROM person WHERE id = OLD.person AND name IS NOT NULL;
        END;
        CREATE TRIGGER person_is_named AFTER UPDATE ON person WHEN (OLD.name IS NULL) <> (NEW.name IS NULL) BEGIN
            INSERT INTO change (person) VALUES (NEW.id);
        END;
        """;

    /// <summary>The application is "FNga" in four bytes.</summary>
    public static DatabaseFormat Current { get; } =
        new(Application: 0x464E_6761, [First, Second, Third]) { IsPrecious = true };
}
