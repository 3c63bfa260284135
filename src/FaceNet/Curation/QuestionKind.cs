namespace FaceNet.Curation;

/// <summary>What a question is about.</summary>
public enum QuestionKind
{
    /// <summary>Are two people one?</summary>
    SamePerson,

    /// <summary>Is a face of nobody a person's?</summary>
    FaceOutside,

    /// <summary>Is a face that was found to be a person's really theirs?</summary>
    FaceInside,
}
