namespace FaceNet.Galleries;

/// <summary>What the user of a gallery can say about people and faces.</summary>
public enum DecisionKind
{
    /// <summary>A face was enrolled under a name: it is that person.</summary>
    Enroll,

    /// <summary>A person got a name. If it is the first one, the faces that the person had then belong together.</summary>
    Name,

    /// <summary>Two people are one: the faces of both belong together.</summary>
    Merge,

    /// <summary>Some faces of a person are somebody else: they belong together, and apart from the others.</summary>
    Split,

    /// <summary>A face is a person's.</summary>
    Confirm,

    /// <summary>A face is not a person's.</summary>
    Reject,

    /// <summary>Two people are two: the faces of one stay apart from those of the other.</summary>
    Differ,
}
