namespace FaceNet;

/// <summary>
/// Where "same person" ends: two faces are accepted as the same when their squared distance is at most
/// <paramref name="SquaredDistance"/>.
/// </summary>
/// <param name="SquaredDistance">Squared Euclidean distance of unit vectors, 0 to 4.</param>
/// <param name="FalseAcceptRate">Share of different-person pairs accepted at this threshold, 0 to 1, as measured.</param>
/// <param name="MeasuredOn">The data behind the false accept rate, in a few words.</param>
public readonly record struct Threshold(float SquaredDistance, double FalseAcceptRate, string MeasuredOn)
{
    /// <summary>True when <paramref name="squaredDistance"/> is at most the threshold.</summary>
    public bool Accepts(float squaredDistance) => squaredDistance <= SquaredDistance;
}
