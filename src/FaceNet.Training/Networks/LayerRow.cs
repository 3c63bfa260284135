using FaceNet.Training.Layers;
using FaceNet.Training.Networks.Rows;

namespace FaceNet.Training.Networks;

/// <summary>A line of a network's layer table, with what the layer costs.</summary>
internal sealed record LayerRow(Row Row, MapShape Input, MapShape Output, NetworkCost Cost);
