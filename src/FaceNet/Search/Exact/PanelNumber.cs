namespace FaceNet.Search.Exact;

/// <summary>Which panel of which segment.</summary>
internal readonly record struct PanelNumber(int Segment, int Panel);
