namespace FaceNet.Models;

/// <summary>
/// How often strangers come as close to an enrolled person, for the models the project knows. Measured with
/// <c>facenet evaluate recognition --kin _ --people 50 --splits 200 --json</c> on the people left out of training, kin
/// left out. docs/results says how well it holds in galleries of other sizes.
/// </summary>
internal static class PersonCurves
{
    private const string MeasuredOn =
        "faces of strangers against 50 people with 1 to 5 faces each, 200 times among 471 people";

    private static readonly double[] Rates = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3];

    /// <summary>The model of MobileFaceNet's and dlib's networks together.</summary>
    public static FalseAcceptCurve Fused { get; } =
        Of(0.198f, 0.228f, 0.264f, 0.293f, 0.327f, 0.359f, 0.398f, 0.441f, 0.501f, 0.58f);

    /// <summary>The squared distances that 1e-5, 3e-5, 1e-4, and so on up to 0.3 of strangers come within.</summary>
    public static FalseAcceptCurve Of(params float[] squaredDistances) =>
        new()
        {
            Knots = [.. squaredDistances.Zip(Rates, (distance, rate) => new FalseAcceptKnot(distance, rate))],
            MeasuredOn = MeasuredOn,
        };
}
