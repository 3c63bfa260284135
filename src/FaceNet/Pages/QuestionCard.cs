namespace FaceNet.Pages;

/// <summary>A question about two faces, as a page shows it.</summary>
/// <param name="Id">The question's id; unique on the page.</param>
/// <param name="Asked">The question in words.</param>
/// <param name="Left">The face in question.</param>
/// <param name="Right">The face it is compared with.</param>
/// <param name="Details">What else is known: distance, probability, weight.</param>
/// <param name="Yes">The command that answers with yes.</param>
/// <param name="No">The command that answers with no.</param>
public sealed record QuestionCard(
    string Id,
    string Asked,
    CardFace Left,
    CardFace Right,
    string Details,
    string Yes,
    string No
);
