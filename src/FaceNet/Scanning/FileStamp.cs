namespace FaceNet.Scanning;

/// <summary>By which a file is seen to have changed.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Written">When it was last written, UTC.</param>
internal readonly record struct FileStamp(long Length, DateTime Written);
