namespace FaceNet.Evaluation.Charts;

/// <summary>A chart as a small SVG picture that follows the reader's light or dark colours and needs nothing else.</summary>
internal sealed record Chart
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The axis across.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>The axis up.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>What is drawn, at most four with names of their own, later ones above.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Lines with words on them, drawn below the series.</summary>
    public IReadOnlyList<ChartGuide> Guides { get; init; } = [];

    /// <summary>The SVG element; as the only content of a file it is a picture of its own.</summary>
    public string ToSvg() => new ChartDrawing(this).ToSvg();
}
