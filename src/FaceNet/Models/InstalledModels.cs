using System.Text;
using Google.Protobuf;
using Onnx;

namespace FaceNet.Models;

/// <summary>
/// The finished models of a store: <c>NAME.onnx</c>, its card <c>NAME.card.json</c> and the note
/// <c>NAME.installed</c>, which is written last: without it a model is not there.
/// </summary>
/// <param name="folder">The store.</param>
internal sealed class InstalledModels(string folder)
{
    private const string NoteSuffix = ".installed";

    public string PathOf(string name) => Path.Combine(folder, $"{name}.onnx");

    public string CardPathOf(string name) => Path.Combine(folder, $"{name}.card.json");

    private string NotePathOf(string name) => Path.Combine(folder, $"{name}{NoteSuffix}");

    /// <summary>Names of all models that were finished, in the order of the alphabet.</summary>
    public IEnumerable<string> Names() =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, $"*{NoteSuffix}")
                .Select(path => Path.GetFileName(path)[..^NoteSuffix.Length])
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>The note of a model, or null where it is missing or not whole.</summary>
    public InstalledModel? Note(string name)
    {
        var path = NotePathOf(name);
        return File.Exists(path) ? InstalledModel.TryRead(File.ReadAllText(path)) : null;
    }

    /// <summary>The card beside a model.</summary>
    /// <exception cref="ModelException">It is missing or wrong.</exception>
    public ModelCard Card(string name)
    {
        var path = CardPathOf(name);
        return File.Exists(path)
            ? ModelCardJson.Read(File.ReadAllText(path), path)
            : throw new ModelException($"The card of the model '{name}' is missing: {path}");
    }

    /// <summary>
    /// True when the file is what the note says. Like git, this trusts length and time of a file that nobody wrote to
    /// since, and hashes the others.
    /// </summary>
    public bool IsWhole(string name, InstalledModel note)
    {
        var file = new FileInfo(PathOf(name));
        if (!file.Exists || file.Length != note.Bytes)
            return false;
        return file.LastWriteTimeUtc.Ticks == note.ModifiedTicks || Hash.OfFile(file.FullName) == note.Sha256;
    }

    /// <summary>Writes the graph with its card inside and beside it.</summary>
    public async Task<ModelFile> InstallAsync(
        ModelProto model,
        ModelCard card,
        string recipe,
        CancellationToken cancellationToken
    )
    {
        OnnxMetadata.PutCard(model, card);
        var onnx = model.ToByteArray();
        var path = PathOf(card.Name);
        File.Delete(NotePathOf(card.Name));
        CompiledModel.Reset(path);
        await AtomicFile.WriteAsync(path, onnx, cancellationToken);
        var cardJson = Encoding.UTF8.GetBytes(ModelCardJson.Write(card));
        await AtomicFile.WriteAsync(CardPathOf(card.Name), cardJson, cancellationToken);
        var note = new InstalledModel(Hash.Of(onnx), onnx.Length, File.GetLastWriteTimeUtc(path).Ticks, recipe);
        await AtomicFile.WriteAsync(NotePathOf(card.Name), Encoding.UTF8.GetBytes(note.Write()), cancellationToken);
        return new ModelFile(path, card, note.Sha256);
    }

    /// <summary>Takes a model out of the store.</summary>
    public void Remove(string name)
    {
        File.Delete(NotePathOf(name));
        File.Delete(CardPathOf(name));
        CompiledModel.Reset(PathOf(name));
        Directory.Delete(CompiledModel.FolderOf(PathOf(name)));
        File.Delete(PathOf(name));
    }
}
