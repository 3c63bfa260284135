namespace FaceNet.Recognition.OpenSet;

/// <summary>Detection and identification at one false accept rate.</summary>
/// <param name="FalseAcceptRate">Share of unknown probes that may be taken for somebody enrolled.</param>
/// <param name="Rate">
/// DIR: share of the probes of enrolled people whose own person is the nearest and near enough, mean over the splits,
/// each with the threshold that keeps to the rate on its own unknown probes.
/// </param>
/// <param name="StandardDeviation">Of DIR over the splits.</param>
public sealed record OpenSetRate(double FalseAcceptRate, double Rate, double StandardDeviation);
