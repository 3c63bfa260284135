namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet verify --json</c>.</summary>
internal sealed record VerificationJson(
    bool Same,
    float SquaredDistance,
    float Threshold,
    double FalseAcceptRate,
    double? Probability
);
