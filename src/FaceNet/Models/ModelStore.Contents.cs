namespace FaceNet.Models;

/// <summary>What is in the store, and what the user puts in or takes out.</summary>
public sealed partial class ModelStore
{
    private const string AddedRecipe = "added";

    /// <summary>
    /// Takes an ONNX model into the store. Its card is compared with the graph, and the graph is run once on a grey
    /// picture. A model of the same name that was added before is replaced.
    /// </summary>
    /// <param name="onnxFile">One file, weights included. It is copied.</param>
    /// <param name="role">What it shall do.</param>
    /// <param name="card">
    /// How to feed it; null to take the card from <c>NAME.card.json</c> beside the file, else from the file's metadata,
    /// key <c>facenet.card</c>.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    /// <exception cref="ModelException">The file, its card or the two together are wrong; the message names both sides.</exception>
    public async Task<ModelFile> AddAsync(
        string onnxFile,
        ModelRole role,
        ModelCard? card = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(onnxFile);
        var addition = ModelAddition.Read(onnxFile, role, card);
        return await ChangeAsync(
            (_, _) => { },
            () => installed.InstallAsync(addition.Model, addition.Card, AddedRecipe, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>All models: those the program knows, brought or not, then those that were added, each by name.</summary>
    /// <exception cref="ModelException">The card of an added model is damaged.</exception>
    public IReadOnlyList<ModelEntry> List()
    {
        var pretrained = known.Select(model =>
            TryGet(model) is { } file
                ? new ModelEntry(model.Card, new FileInfo(file.Path).Length, file.Path, IsPretrained: true)
                : new ModelEntry(model.Card, model.SourceBytes, Path: null, IsPretrained: true)
        );
        var added = AddedNames()
            .Select(GetAdded)
            .Select(file => new ModelEntry(file.Card, new FileInfo(file.Path).Length, file.Path, IsPretrained: false));
        return [.. pretrained, .. added];
    }

    /// <summary>Takes a model out of the store. A pretrained one is brought again when it is next needed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    /// <returns>False when there was no such model in the store.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            (_, _) => { },
            () =>
            {
                var exists = installed.Names().Contains(name, StringComparer.Ordinal);
                if (exists)
                    installed.Remove(name);
                return Task.FromResult(exists);
            },
            cancellationToken
        );
}
