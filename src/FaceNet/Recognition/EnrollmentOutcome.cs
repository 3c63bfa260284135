namespace FaceNet.Recognition;

/// <summary>What became of a photo that was to be enrolled.</summary>
public enum EnrollmentOutcome
{
    /// <summary>Its main face is in the gallery now.</summary>
    Enrolled,

    /// <summary>The face of this very photo was there already, under the same name.</summary>
    AlreadyEnrolled,

    /// <summary>The face of this very photo is there already, under another name.</summary>
    EnrolledAsAnother,

    /// <summary>The photo shows no face.</summary>
    NoFace,

    /// <summary>The face is too small, too blurred or turned away too far to be relied on.</summary>
    PoorQuality,

    /// <summary>The file is no photo that can be read, or its regions cannot.</summary>
    Unreadable,

    /// <summary>A region is named by what cannot be a person's name.</summary>
    UnusableName,
}
