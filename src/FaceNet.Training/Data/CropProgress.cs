namespace FaceNet.Training.Data;

/// <summary>How far the building of a <see cref="CropCache"/> is.</summary>
/// <param name="Done">Pictures looked at.</param>
/// <param name="Total">Pictures of the data set.</param>
/// <param name="LeftOut">Of those done, how many gave no face.</param>
/// <param name="Reused">Of those done, how many were taken over from an earlier cache.</param>
public readonly record struct CropProgress(int Done, int Total, int LeftOut, int Reused);
