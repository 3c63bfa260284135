namespace FaceNet.Training.Cli.Training;

/// <summary>What a sitting printed as JSON says.</summary>
internal sealed record TrainingReport(TrainingOutcome Outcome, string Run, string? Model);
