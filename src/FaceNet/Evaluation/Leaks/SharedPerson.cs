namespace FaceNet.Evaluation.Leaks;

/// <summary>A person of a training set who is probably also in a test set, under whatever name.</summary>
/// <param name="TrainingPerson">The name in the training set.</param>
/// <param name="TestPerson">The name in the test set.</param>
/// <param name="ClosePairs">How many pairs of their pictures are within the threshold; one alone may be chance.</param>
/// <param name="SquaredDistance">Squared distance of the closest pair.</param>
/// <param name="TrainingImage">The training picture of that pair.</param>
/// <param name="TestImage">The test picture of that pair.</param>
public sealed record SharedPerson(
    string TrainingPerson,
    string TestPerson,
    int ClosePairs,
    float SquaredDistance,
    string TrainingImage,
    string TestImage
);
