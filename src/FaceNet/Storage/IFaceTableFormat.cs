namespace FaceNet.Storage;

/// <summary>
/// A file format for rows of faces. Writes to a stream that belongs to the caller, and holds nothing that needs to be
/// given back: an unfinished table is simply left.
/// </summary>
internal interface IFaceTableFormat
{
    /// <summary>Writes a row, or keeps it for the next group of rows.</summary>
    ValueTask WriteAsync(FaceRow row, CancellationToken cancellationToken);

    /// <summary>Writes all that is missing after the last row. Called once, and not after a failure.</summary>
    ValueTask FinishAsync(CancellationToken cancellationToken);
}
