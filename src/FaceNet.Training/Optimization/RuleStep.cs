namespace FaceNet.Training.Optimization;

/// <summary>A step of an optimizer.</summary>
/// <param name="Rate">η, the learning rate.</param>
/// <param name="Number">Counted from 1.</param>
internal readonly record struct RuleStep(float Rate, long Number);
