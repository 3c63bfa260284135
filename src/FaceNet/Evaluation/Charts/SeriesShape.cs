namespace FaceNet.Evaluation.Charts;

/// <summary>How the points of a series are drawn.</summary>
internal enum SeriesShape
{
    /// <summary>Joined by straight lines.</summary>
    Line,

    /// <summary>Each value holds until the next point to the right.</summary>
    Steps,

    /// <summary>Steps with the area below filled: a histogram.</summary>
    Area,

    /// <summary>Dots, with bars where a point has an interval.</summary>
    Dots,
}
