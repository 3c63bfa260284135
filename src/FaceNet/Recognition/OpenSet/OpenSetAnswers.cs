namespace FaceNet.Recognition.OpenSet;

/// <summary>
/// What a recognizer answers that has to choose its threshold beforehand, from the model's curve and the number of people
/// enrolled. Shares over all splits, 0 to 1.
/// </summary>
/// <param name="AskedFalseAcceptRate">The share of unknown probes that it was to let in at most.</param>
/// <param name="FalseAcceptRate">The share of unknown probes that it gave a name, or several.</param>
/// <param name="NamedRight">Share of probes of enrolled people that got their own name.</param>
/// <param name="NamedWrong">Share of them that got another's name.</param>
/// <param name="Ambiguous">Share of them that may be several people.</param>
public sealed record OpenSetAnswers(
    double AskedFalseAcceptRate,
    double FalseAcceptRate,
    double NamedRight,
    double NamedWrong,
    double Ambiguous
);
