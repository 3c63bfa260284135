using System.CommandLine;
using FaceNet.Clustering;

namespace FaceNet.Cli;

/// <summary>Which way of sorting faces by person to use, by name.</summary>
internal sealed class ClusteringOption : Option<string>
{
    private static readonly (string Name, ClusteringMethod Method)[] Methods =
    [
        ("average-linkage", ClusteringMethod.AverageLinkage),
        ("chinese-whispers", ClusteringMethod.ChineseWhispers),
        ("dbscan", ClusteringMethod.Dbscan),
        ("hdbscan", ClusteringMethod.Hdbscan),
        ("agglomerative", ClusteringMethod.Agglomerative),
    ];

    public ClusteringOption()
        : base("--clustering")
    {
        Description = "How to sort faces by person; the first is the most careful";
        HelpName = "METHOD";
        DefaultValueFactory = _ => Methods[0].Name;
        this.AcceptOnly([.. Methods.Select(method => method.Name)]);
    }

    /// <summary>The chosen way, with settings that go with a grouping distance.</summary>
    public IFaceClustering Create(ParseResult parsed, float groupingDistance)
    {
        var chosen = parsed.GetRequiredValue(this);
        return FaceClusterings.Create(Methods.Single(method => method.Name == chosen).Method, groupingDistance);
    }
}
