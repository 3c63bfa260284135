namespace FaceNet;

/// <summary>
/// Which model a vector comes from. Vectors of one space can be compared; distances between spaces mean nothing.
/// </summary>
/// <param name="Model">The model's name, as a user gives it.</param>
/// <param name="Identity">
/// Names the networks and the alignment behind a vector by their content. How faces were searched is no part of it:
/// vectors of a face found by other settings can be compared.
/// </param>
/// <param name="Dimension">Number of values of a vector, at least 1.</param>
public sealed record EmbeddingSpace(string Model, string Identity, int Dimension);
