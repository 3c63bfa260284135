namespace FaceNet.Evaluation.Charts;

/// <summary>
/// The looks of charts. Colours are Okabe and Ito's (2008), which colour-blind readers can tell apart; on dark ground
/// their lighter kin. The variables stand on the drawing itself, so that a file alone looks as it does on a page.
/// </summary>
internal static class ChartStyle
{
    /// <summary>How many series have colours.</summary>
    public const int Colours = 4;

    public const string Css = """
        .chart{--ink:#1d2530;--soft:#5b6675;--grid:#e3e7ec;--ground:#fff;--c0:#0072b2;--c1:#d55e00;--c2:#008060;--c3:#a6528a;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;background:var(--ground)}
        @media (prefers-color-scheme:dark){.chart{--ink:#e8ecf1;--soft:#9aa6b4;--grid:#2c3540;--ground:#161b22;--c0:#56b4e9;--c1:#f0944d;--c2:#3fc79a;--c3:#d99ac4}}
        .chart text{fill:var(--soft)}.chart .title{fill:var(--ink);font-size:14px;font-weight:600}.chart .note{fill:var(--ink);paint-order:stroke;stroke:var(--ground);stroke-width:4px;stroke-linejoin:round}
        .chart .grid{stroke:var(--grid)}.chart .axis{stroke:var(--soft)}.chart .guide{stroke:var(--soft);stroke-dasharray:4 3}
        .chart .line{fill:none;stroke-width:2;stroke-linejoin:round}.chart .bar{stroke-width:1.5}.chart .area{stroke:none;fill-opacity:.28}
        .chart .s0{stroke:var(--c0)}.chart .s1{stroke:var(--c1)}.chart .s2{stroke:var(--c2)}.chart .s3{stroke:var(--c3)}
        .chart .f0{fill:var(--c0)}.chart .f1{fill:var(--c1)}.chart .f2{fill:var(--c2)}.chart .f3{fill:var(--c3)}
        """;
}
