using System.Runtime.InteropServices;

namespace FaceNet.USearch.Native;

/// <summary><c>usearch_init_options_t</c> of USearch 2.26, c/usearch.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GraphSettings
{
    /// <summary><c>usearch_metric_ip_k</c>: one less the inner product, which orders unit vectors as distances do.</summary>
    public const int InnerProduct = 2;

    /// <summary>
    /// <c>usearch_scalar_bf16_k</c>: processors multiply them faster than <c>f16</c>, and its coarser values do not matter to
    /// candidates that are compared in floats.
    /// </summary>
    public const int BFloat16 = 6;

    public int Metric;
    public nint MetricFunction;
    public int Scalar;
    public nuint Dimension;
    public nuint Connectivity;
    public nuint ExpansionAdd;
    public nuint ExpansionSearch;

    /// <summary>1 where a key may have several vectors.</summary>
    public byte IsMulti;
}
