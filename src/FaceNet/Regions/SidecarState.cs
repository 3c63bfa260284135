namespace FaceNet.Regions;

/// <summary>What becomes of a sidecar.</summary>
public enum SidecarState
{
    /// <summary>It stays as it is, or stays absent.</summary>
    Unchanged,

    /// <summary>It is made.</summary>
    Created,

    /// <summary>It was there, and is replaced.</summary>
    Updated,

    /// <summary>It held nothing but what was written here, and goes.</summary>
    Deleted,
}
