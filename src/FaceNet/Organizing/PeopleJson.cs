using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using FaceNet.Storage;

namespace FaceNet.Organizing;

/// <summary>
/// <c>people.json</c>: an organised collection for other programs.
/// <code>
/// {"photos":n,"faces":n,
///  "people":[{"id":"…","name":"…","faces":[{"photo":"relative/path","box":[x,y,w,h],"score":…,"quality":…}]}],
///  "alone":[…faces],"withoutFace":[paths],"unreadable":[{"path":…,"reason":…}]}
/// </code>
/// A name stands only where it is known. Paths are relative to the photo folder, with forward slashes. Boxes are in pixels of the upright photo, to a tenth;
/// score and quality run from 0 to 1.
/// </summary>
public static class PeopleJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes a file: whole or, if that fails, not at all, so that an older one stays.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static void WriteFile(string path, OrganizedPhotos photos, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(photos);
        ReplacedFile.Write(path, stream => Write(stream, photos, cancellationToken));
    }

    /// <summary>Writes UTF-8 to a stream, a person at a time.</summary>
    /// <exception cref="IOException">The stream could not be written.</exception>
    public static void Write(Stream stream, OrganizedPhotos photos, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(photos);
        using var json = new Utf8JsonWriter(stream, Layout);
        json.WriteStartObject();
        json.WriteNumber("photos", photos.PhotoCount);
        json.WriteNumber("faces", photos.FaceCount);
        json.WriteStartArray("people");
        foreach (var person in photos.People)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WritePerson(json, person);
            json.Flush();
        }
        json.WriteEndArray();
        WriteFaces(json, "alone", photos.Alone);
        WriteWithoutFace(json, photos.WithoutFace);
        WriteUnreadable(json, photos.Unreadable);
        json.WriteEndObject();
    }

    /// <summary>The faces of a person in a file that <see cref="WriteFile"/> wrote; null when nobody has that id.</summary>
    /// <exception cref="IOException">The file cannot be read, or is no such file.</exception>
    public static IReadOnlyList<GroupedFace>? FindPerson(string path, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(id);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var person in document.RootElement.GetProperty("people").EnumerateArray())
                if (person.GetProperty("id").GetString() == id)
                    return [.. person.GetProperty("faces").EnumerateArray().Select(ReadFace)];
            return null;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new IOException($"{path} is not a people.json as 'facenet organize' writes it.", exception);
        }
    }

    private static GroupedFace ReadFace(JsonElement face)
    {
        var box = face.GetProperty("box");
        float Number(int index) => box[index].GetSingle();
        return new(face.GetProperty("photo").GetString()!, new(Number(0), Number(1), Number(2), Number(3)));
    }

    private static void WritePerson(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject();
        json.WriteString("id", person.Id);
        if (person.Name is { } name)
            json.WriteString("name", name);
        WriteFaces(json, "faces", person.Faces);
        json.WriteEndObject();
    }

    private static void WriteFaces(Utf8JsonWriter json, string name, IReadOnlyList<FaceInPhoto> faces)
    {
        json.WriteStartArray(name);
        foreach (var face in faces)
        {
            json.WriteStartObject();
            json.WriteString("photo", face.Photo);
            // As text, to keep a box on one line of an indented file.
            json.WritePropertyName("box");
            json.WriteRawValue($"[{face.Box.X:0.#},{face.Box.Y:0.#},{face.Box.Width:0.#},{face.Box.Height:0.#}]");
            json.WriteNumber("score", Math.Round((double)face.Score, 3));
            json.WriteNumber("quality", Math.Round((double)face.Quality.Score, 3));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteWithoutFace(Utf8JsonWriter json, IReadOnlyList<string> paths)
    {
        json.WriteStartArray("withoutFace");
        foreach (var path in paths)
            json.WriteStringValue(path);
        json.WriteEndArray();
    }

    private static void WriteUnreadable(Utf8JsonWriter json, IReadOnlyList<UnreadablePhoto> photos)
    {
        json.WriteStartArray("unreadable");
        foreach (var photo in photos)
        {
            json.WriteStartObject();
            json.WriteString("path", photo.Path);
            json.WriteString("reason", photo.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
