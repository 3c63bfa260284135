namespace FaceNet.Training.Cli.Export;

/// <summary>What <c>average --json</c> prints.</summary>
/// <param name="Path">The file that was written.</param>
/// <param name="Weights">Of what it is the mean.</param>
/// <param name="Numbers">How many numbers it has.</param>
internal sealed record AverageReport(string Path, IReadOnlyList<string> Weights, long Numbers);
