namespace FaceNet;

/// <summary>A face found in a photo, with all that is known of it. Coordinates are pixels of the upright photo.</summary>
public sealed record Face
{
    /// <summary>Where the face is.</summary>
    public required BoundingBox Box { get; init; }

    /// <summary>The detector's confidence, 0 to 1.</summary>
    public required float Score { get; init; }

    /// <summary>The 68 landmarks.</summary>
    public required FaceLandmarks Landmarks { get; init; }

    /// <summary>Size, sharpness and pose, each with a reason where it is low.</summary>
    public required FaceQuality Quality { get; init; }

    /// <summary>The unit vector of the face.</summary>
    public required Embedding Embedding { get; init; }
}
