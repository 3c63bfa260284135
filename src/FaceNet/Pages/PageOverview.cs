using FaceNet.Organizing;

namespace FaceNet.Pages;

/// <summary>Writes what the page shows first: the totals, everybody, and all that belongs to nobody.</summary>
internal sealed class PageOverview(
    HtmlWriter html,
    PhotoLinks links,
    FaceTiles tiles,
    OrganizedPhotos photos,
    PersonLabels labels,
    PeoplePageOptions options
)
{
    public void WriteTitle() => html.Line($"People in {FolderName}");

    public void WriteSummary(DateTimeOffset now)
    {
        html.Line("""<ul class="totals">""");
        WriteTotal(photos.PhotoCount, "photo", "photos", null);
        WriteTotal(photos.People.Count, "person", "people", "people");
        WriteTotal(photos.FaceCount, "face", "faces", null);
        WriteTotal(photos.Alone.Count, "left alone", "left alone", "alone");
        WriteTotal(photos.WithoutFace.Count, "without a face", "without a face", "without-face");
        WriteTotal(photos.Unreadable.Count, "unreadable", "unreadable", "unreadable");
        html.Line(
            $"""</ul><p class="when">Organised on <time datetime="{now:yyyy-MM-ddTHH:mmzzz}">{now:d MMMM yyyy, HH:mm}</time></p>"""
        );
    }

    public void Write(int limit, CancellationToken cancellationToken)
    {
        WritePeople(cancellationToken);
        WriteAlone(limit, cancellationToken);
        if (photos.WithoutFace.Count + photos.Unreadable.Count == 0)
            return;
        html.Line("""<section aria-label="Other files">""");
        WriteWithoutFace();
        WriteUnreadable();
        html.Line("</section>");
    }

    private string FolderName
    {
        get
        {
            var folder = Path.GetFullPath(options.PhotoFolder);
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
            return name.Length > 0 ? name : folder;
        }
    }

    private void WriteTotal(int count, string one, string many, string? section)
    {
        if (count == 0 && section is not "people")
            return;
        var noun = count == 1 ? one : many;
        if (section is null)
            html.Line($"<li><b>{count:N0}</b> {noun}</li>");
        else
            html.Line($"""<li><a href="#{section}"><b>{count:N0}</b> {noun}</a></li>""");
    }

    private void WritePeople(CancellationToken cancellationToken)
    {
        html.Line($"""<section id="people"><h2>People <small>{photos.People.Count:N0}</small></h2>""");
        if (photos.People.Count == 0)
            html.Line("""<p class="empty">Nobody was found on more than one photo.</p>""");
        html.Line("""<ul class="people">""");
        foreach (var (index, person) in photos.People.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            html.Line($"""<li id="card-{index + 1}"><a href="#{person.Id}">""");
            tiles.WriteCover(index + 1, person.Cover);
            html.Line(
                $"<strong>{labels[index]}</strong> <span>{Plural.Of(person.Photos.Count, "photo")}</span></a></li>"
            );
        }
        html.Line("</ul></section>");
    }

    private void WriteAlone(int limit, CancellationToken cancellationToken)
    {
        if (photos.Alone.Count == 0)
            return;
        html.Line(
            $"""<section id="alone" data-items><h2>Faces left alone <small>{photos.Alone.Count:N0}</small></h2>"""
        );
        html.Line(
            """<p class="note">Faces that no other resembles enough, or that are too small, too blurred or turned away too far to tell.</p><ul class="faces">"""
        );
        foreach (var face in photos.Alone.Take(limit))
        {
            cancellationToken.ThrowIfCancellationRequested();
            html.Line($"""<li data-path="{face.Photo}">""");
            tiles.WritePhoto(face, "A face left alone");
            html.Line("</li>");
        }
        if (photos.Alone.Count > limit)
            WriteMore(photos.Alone.Count - limit);
        html.Line("</ul></section>");
    }

    private void WriteWithoutFace()
    {
        if (photos.WithoutFace.Count == 0)
            return;
        html.Line(
            $"""<details id="without-face" data-items><summary>Photos without a face <small>{photos.WithoutFace.Count:N0}</small></summary><ul class="files">"""
        );
        foreach (var path in photos.WithoutFace.Take(options.MaxNames))
            html.Line($"""<li data-path="{path}"><a href="{links.To(path)}"><bdi>{path}</bdi></a></li>""");
        if (photos.WithoutFace.Count > options.MaxNames)
            WriteMore(photos.WithoutFace.Count - options.MaxNames);
        html.Line("</ul></details>");
    }

    private void WriteUnreadable()
    {
        if (photos.Unreadable.Count == 0)
            return;
        html.Line(
            $"""<details id="unreadable" data-items="open" open><summary>Files that could not be read <small>{photos.Unreadable.Count:N0}</small></summary><ul class="files reasons">"""
        );
        foreach (var (path, reason) in photos.Unreadable.Take(options.MaxNames))
            html.Line(
                $"""<li data-path="{path}"><a href="{links.To(path)}"><bdi>{path}</bdi></a><span class="why">{reason}</span></li>"""
            );
        if (photos.Unreadable.Count > options.MaxNames)
            WriteMore(photos.Unreadable.Count - options.MaxNames);
        html.Line("</ul></details>");
    }

    private void WriteMore(int count) =>
        html.Line($"""<li class="more">… and {count:N0} more, see <a href="people.json">people.json</a></li>""");
}
