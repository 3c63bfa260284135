namespace FaceNet.Models;

/// <summary>
/// How often strangers come as close to an enrolled person, for the models the project knows. Measured with
/// <c>facenet evaluate recognition --kin _ --splits 40 --json</c> on the people left out of training, kin left out.
/// </summary>
internal static class PersonCurves
{
    private const string MeasuredOn =
        "faces of strangers against some 240 people with 1 to 5 faces each, 40 divisions of 471 people";

    private static readonly double[] Rates = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3];

    /// <summary>The model of MobileFaceNet's and dlib's networks together.</summary>
    public static FalseAcceptCurve Fused { get; } =
        Of(0.183f, 0.22f, 0.264f, 0.291f, 0.322f, 0.351f, 0.389f, 0.431f, 0.489f, 0.567f);

    /// <summary>The squared distances that 1e-5, 3e-5, 1e-4, and so on up to 0.3 of strangers come within.</summary>
    public static FalseAcceptCurve Of(params float[] squaredDistances) =>
        new()
        {
            Knots = [.. squaredDistances.Zip(Rates, (distance, rate) => new FalseAcceptKnot(distance, rate))],
            MeasuredOn = MeasuredOn,
        };
}
