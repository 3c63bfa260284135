using System.Runtime.InteropServices;

namespace FaceNet.USearch.Native;

/// <summary><c>usearch_init_options_t</c> of USearch 2.26, c/usearch.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GraphSettings
{
    /// <summary><c>usearch_metric_ip_k</c>: one less the inner product, which orders unit vectors as distances do.</summary>
    public const int InnerProduct = 2;

    /// <summary><c>usearch_scalar_f16_k</c>.</summary>
    public const int Half = 3;

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
