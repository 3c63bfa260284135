namespace FaceNet.CrashTests;

/// <summary>Something that writes to disk step by step. Step n does the same to the same content, in every process.</summary>
internal interface IOperation
{
    string Name { get; }

    /// <summary>Steps that many apart take about as long.</summary>
    int Cycle { get; }

    /// <summary>Opens what a folder has, or makes it.</summary>
    IWork Open(string folder);

    /// <summary>What is wrong with the files, where nobody has them open, once so many steps were done.</summary>
    IEnumerable<string> Faults(string folder, int steps);
}
