using FaceNet.Clustering;

namespace FaceNet.Organizing;

/// <summary>Says what is known about some faces beforehand, by index: who belongs together, and who stays apart.</summary>
/// <param name="faces">Vectors of one model; may be empty.</param>
public delegate ClusteringConstraints FaceKnowledge(IReadOnlyList<Embedding> faces);
