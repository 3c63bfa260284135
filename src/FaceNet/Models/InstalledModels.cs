using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Onnx;

namespace FaceNet.Models;

/// <summary>
/// The finished models of a store: <c>NAME.onnx</c>, its card <c>NAME.card.json</c> and the note
/// <c>NAME.installed.json</c>, which is written last: without it a model is not there.
/// </summary>
/// <param name="folder">The store.</param>
internal sealed class InstalledModels(string folder)
{
    public const string CardKey = "facenet.card";

    private const string NoteSuffix = ".installed.json";

    public string PathOf(string name) => Path.Combine(folder, $"{name}.onnx");

    public string CardPathOf(string name) => Path.Combine(folder, $"{name}.card.json");

    /// <summary>Names of all models that were finished, in the order of the alphabet.</summary>
    public IEnumerable<string> Names() =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, $"*{NoteSuffix}")
                .Select(path => Path.GetFileName(path)[..^NoteSuffix.Length])
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>The note of a model, or null where it is missing or illegible.</summary>
    public InstalledModel? Note(string name)
    {
        try
        {
            var bytes = File.ReadAllBytes(NotePathOf(name));
            return JsonSerializer.Deserialize(bytes, ModelCardJson.Default.InstalledModel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The card beside the model.</summary>
    /// <exception cref="ModelException">It is missing or wrong.</exception>
    public ModelCard Card(string name)
    {
        var path = CardPathOf(name);
        return File.Exists(path)
            ? ModelCardJson.Read(File.ReadAllText(path), path)
            : throw new ModelException($"The card of the model '{name}' is missing: {path}");
    }

    /// <summary>The model, if it is there, whole, and what its note says; else null.</summary>
    public async Task<ModelFile?> TryOpenAsync(string name, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(name));
        if (Note(name) is not { } note || !file.Exists || file.Length != note.Bytes)
            return null;
        var sha256 = await Hash.OfFileAsync(file.FullName, cancellationToken);
        return sha256 == note.Sha256 ? new ModelFile(file.FullName, Card(name), sha256) : null;
    }

    /// <summary>Writes the graph with its card inside and beside it.</summary>
    public async Task<ModelFile> InstallAsync(
        ModelProto model,
        ModelCard card,
        string recipe,
        CancellationToken cancellationToken
    )
    {
        PutCard(model, card);
        var onnx = model.ToByteArray();
        var note = new InstalledModel(Hash.Of(onnx), onnx.Length, recipe);
        var noteJson = JsonSerializer.SerializeToUtf8Bytes(note, ModelCardJson.Default.InstalledModel);
        var cardJson = Encoding.UTF8.GetBytes(ModelCardJson.Write(card));
        File.Delete(NotePathOf(card.Name));
        await AtomicFile.WriteAsync(PathOf(card.Name), onnx, cancellationToken);
        await AtomicFile.WriteAsync(CardPathOf(card.Name), cardJson, cancellationToken);
        await AtomicFile.WriteAsync(NotePathOf(card.Name), noteJson, cancellationToken);
        return new ModelFile(PathOf(card.Name), card, note.Sha256);
    }

    public void Remove(string name)
    {
        File.Delete(NotePathOf(name));
        File.Delete(CardPathOf(name));
        File.Delete(PathOf(name));
    }

    private string NotePathOf(string name) => Path.Combine(folder, $"{name}{NoteSuffix}");

    // Without the threshold: measuring it again must not change the file, whose hash is the identity of its embeddings.
    private static void PutCard(ModelProto model, ModelCard card)
    {
        foreach (var old in model.MetadataProps.Where(entry => entry.Key == CardKey).ToList())
            model.MetadataProps.Remove(old);
        var json = ModelCardJson.Write(card with { Threshold = null });
        model.MetadataProps.Add(new StringStringEntryProto { Key = CardKey, Value = json });
    }
}
