namespace FaceNet.Organizing;

/// <summary>How a photo gets into the folder of a person.</summary>
public enum LayoutKind
{
    /// <summary>A copy: takes as much disk as the photos, and can go to any disk.</summary>
    Copy,

    /// <summary>A second name of the same file: takes no disk, but must stay on the disk of the photos.</summary>
    HardLink,

    /// <summary>A link to the photo's absolute path: breaks when the photos move.</summary>
    SymbolicLink,
}
