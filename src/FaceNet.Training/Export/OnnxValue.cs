using FaceNet.Training.Layers;

namespace FaceNet.Training.Export;

/// <summary>A value of an ONNX graph, with its shape for one picture.</summary>
internal readonly record struct OnnxValue(string Name, MapShape Shape);
