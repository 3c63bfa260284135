namespace FaceNet.Organizing;

/// <summary>Whose faces those of a group are.</summary>
/// <param name="Name">What the person is called.</param>
/// <param name="MeanSquaredDistance">Between the faces of the group and the person's, on average; 0 to 4.</param>
/// <param name="IsSaid">True where somebody said so, false where it shows in the faces.</param>
public readonly record struct GroupName(string Name, float MeanSquaredDistance, bool IsSaid = false);
