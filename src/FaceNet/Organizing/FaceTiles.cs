namespace FaceNet.Organizing;

/// <summary>Writes faces. Each picture stands in the page once; a cover that is shown again is referred to.</summary>
internal sealed class FaceTiles(HtmlWriter html, PhotoLinks links, ThumbnailSource thumbnails)
{
    /// <summary>The picture of a person, which other places refer to.</summary>
    public void WriteCover(int number, FaceInPhoto face)
    {
        html.Line($"""<svg class="face" viewBox="0 0 128 128" aria-hidden="true">""");
        if (thumbnails(face) is { } jpeg)
            html.Line($"""<image id="cover-{number}" width="128" height="128" href="{jpeg}"/>""");
        else
            html.Line($"""<use id="cover-{number}" href="#nobody" width="128" height="128"/>""");
        html.Line("</svg>");
    }

    /// <summary>The picture of a person once more; beside it stands who it is.</summary>
    public void WriteCoverAgain(int number) =>
        html.Line(
            $"""<svg class="face" viewBox="0 0 128 128" aria-hidden="true"><use href="#cover-{number}"/></svg>"""
        );

    /// <summary>A face that leads to its photo, with the photo's name and what is poor about the face.</summary>
    /// <param name="face">The face.</param>
    /// <param name="who">Whose face it is, for those who cannot see it.</param>
    /// <param name="cover">The number of the person whose cover this is, or null.</param>
    public void WritePhoto(FaceInPhoto face, string who, int? cover = null)
    {
        html.Line($"""<a class="photo" href="{links.To(face.Photo)}" title="{face.Photo}">""");
        if (cover is { } number)
            WriteReference($"cover-{number}", who);
        else if (thumbnails(face) is { } jpeg)
            html.Line(
                $"""<img class="face" width="128" height="128" loading="lazy" decoding="async" alt="{who}" src="{jpeg}">"""
            );
        else
            WriteReference("nobody", who);
        WriteName(face.Photo);
        foreach (var reason in face.Quality.Reasons)
            html.Line($"""<span class="why">{reason}</span>""");
        html.Line("</a>");
    }

    private void WriteReference(string picture, string who) =>
        html.Line(
            $"""<svg class="face" viewBox="0 0 128 128" role="img" aria-label="{who}"><use href="#{picture}" width="128" height="128"/></svg>"""
        );

    /// <summary>A photo's file name, and its folder in smaller letters.</summary>
    private void WriteName(string photo)
    {
        var slash = photo.LastIndexOf('/');
        html.Line($"""<bdi class="name">{photo[(slash + 1)..]}</bdi>""");
        if (slash > 0)
            html.Line($"""<bdi class="folder">{photo[..slash]}</bdi>""");
    }
}
