namespace FaceNet.CrashTests;

/// <summary>Files of an operation, open.</summary>
internal interface IWork : IDisposable
{
    /// <summary>Does a step; when it returns, what it did may not get lost.</summary>
    void Do(int step);

    /// <summary>All that the files hold, to the last bit, in lines.</summary>
    IReadOnlyList<string> Content();
}
