namespace FaceNet.Models.Conversion;

/// <summary>The operations that are known here, with their numbers in TensorFlow Lite's schema.</summary>
internal enum TfliteCode
{
    Add = 0,
    Convolution = 3,
    DepthwiseConvolution = 4,
    Multiply = 18,
    Relu = 19,
    Reshape = 22,
    Subtract = 41,
    Absolute = 101,
}
