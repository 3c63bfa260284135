namespace FaceNet.Evaluation.Reports;

/// <summary>The looks of a report: one column on a telephone, two of charts on a screen, light or dark as the reader's.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{--ink:#1d2530;--soft:#5b6675;--rule:#dde2e8;--ground:#fff;--page:#f5f7f9}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#9aa6b4;--rule:#2c3540;--ground:#161b22;--page:#0d1117}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
        main{max-width:1020px;margin:0 auto;padding:24px 16px 64px}
        h1{font-size:1.7rem;line-height:1.2;margin:0 0 8px}h2{font-size:1.2rem;margin:40px 0 4px}
        .lead,.text{color:var(--soft);margin:0 0 16px;max-width:72ch}
        .figures{list-style:none;margin:20px 0 0;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(150px,1fr))}
        .figures li{background:var(--ground);border:1px solid var(--rule);border-radius:8px;padding:12px 14px;display:flex;flex-direction:column}
        .figures strong{font-size:1.5rem;line-height:1.3;font-variant-numeric:tabular-nums}.figures span{color:var(--soft);font-size:.85rem}
        figure{margin:0}.charts{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr))}
        .charts figure{background:var(--ground);border:1px solid var(--rule);border-radius:8px;padding:10px}.charts svg{display:block;width:100%;height:auto}
        .wide{overflow-x:auto;background:var(--ground);border:1px solid var(--rule);border-radius:8px}
        table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
        th,td{padding:7px 14px;text-align:right;white-space:nowrap;border-top:1px solid var(--rule)}
        thead th{border-top:0;color:var(--soft);font-weight:500}th:first-child{text-align:left}tbody th{font-weight:500}.note{text-align:left;white-space:normal;color:var(--soft)}
        .pairs{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(100%,220px),1fr))}
        .pair{background:var(--ground);border:1px solid var(--rule);border-radius:8px;overflow:hidden}
        .pair div{display:grid;grid-template-columns:1fr 1fr;gap:2px}.pair img,.absent{width:100%;aspect-ratio:1;object-fit:cover;display:block}
        .absent{display:grid;place-items:center;padding:8px;font-size:.7rem;color:var(--soft);overflow-wrap:anywhere;background:var(--page)}
        figcaption{padding:8px 10px;font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}
        dl{display:grid;grid-template-columns:minmax(120px,max-content) 1fr;gap:6px 20px;background:var(--ground);border:1px solid var(--rule);border-radius:8px;padding:14px;margin:0;font-size:.9rem}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        @media (max-width:520px){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}h1{font-size:1.4rem}}
        @media print{body{background:none}section{break-inside:avoid}}
        """;
}
