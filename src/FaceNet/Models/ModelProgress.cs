namespace FaceNet.Models;

/// <summary>A step on a model's way into the store.</summary>
/// <param name="Model">The model that was asked for.</param>
/// <param name="Step">What is being done now.</param>
/// <param name="Detail">A few words for the person who waits, for instance the package and its size.</param>
public readonly record struct ModelProgress(string Model, ModelStep Step, string Detail);
