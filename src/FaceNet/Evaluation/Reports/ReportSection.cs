namespace FaceNet.Evaluation.Reports;

/// <summary>A part of a report with a heading. Its text is plain: markup in it is shown, not obeyed.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">What the reader sees here and how to read it; may be empty.</param>
internal abstract record ReportSection(string Heading, string Text)
{
    /// <summary>Writes what stands below heading and text.</summary>
    public abstract void WriteBody(HtmlText html);
}
