namespace FaceNet.Regions;

/// <summary>A face whose region has another name already.</summary>
/// <param name="Face">The face, with the name that was to be written.</param>
/// <param name="Name">The name that the region has and keeps.</param>
public sealed record KeptName(FaceRegion Face, string Name);
