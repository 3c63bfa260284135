using System.Runtime.Intrinsics;

namespace FaceNet.Search.Kernels;

/// <summary>How 256 bits of bytes are multiplied and added up in groups of four.</summary>
internal interface IByteStep
{
    /// <summary>Adds to each lane the products of its four codes with the four values of the probe.</summary>
    static abstract Vector256<int> Add(Vector256<int> sum, Vector256<byte> codes, Vector256<sbyte> probe);
}
