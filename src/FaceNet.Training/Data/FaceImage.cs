namespace FaceNet.Training.Data;

/// <summary>A picture of a data set.</summary>
/// <param name="Path">Relative to the data set's root, with forward slashes.</param>
/// <param name="Person">Index into <see cref="FaceDataset.People"/>.</param>
public readonly record struct FaceImage(string Path, int Person);
