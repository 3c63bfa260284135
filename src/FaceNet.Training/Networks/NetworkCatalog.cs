namespace FaceNet.Training.Networks;

/// <summary>All networks, the paper's first.</summary>
public static class NetworkCatalog
{
    /// <summary>Every definition, in the order of the paper's Table 3 and then of their age.</summary>
    public static IReadOnlyList<NetworkDefinition> All { get; } =
    [
        ZeilerFergusNetworks.Nn1,
        InceptionNetworks.Nn2,
        InceptionNetworks.Nn3,
        InceptionNetworks.Nn4,
        SmallNetworks.Nns1,
        SmallNetworks.Nns2,
        InceptionNetworks.Nn4Small2,
        LaterNetworks.InceptionResNetV1,
        LaterNetworks.MobileFaceNet,
    ];

    /// <summary>The definition of that name; upper and lower case are the same.</summary>
    /// <exception cref="ArgumentException">There is none; the message names them all.</exception>
    public static NetworkDefinition Find(string name) =>
        All.FirstOrDefault(network => string.Equals(network.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no network \"{name}\". Choose one of {string.Join(", ", All.Select(network => network.Name))}.",
            nameof(name)
        );
}
