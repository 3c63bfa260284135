namespace FaceNet.Training.Runs;

/// <summary>How a run stands when its page is written.</summary>
internal enum RunStage
{
    /// <summary>It goes on.</summary>
    UnderWay,

    /// <summary>It was stopped before its end, and can be resumed.</summary>
    Stopped,

    /// <summary>All its epochs are done.</summary>
    Ended,
}
