using System.Text;
using FaceNet.Organizing;
using FaceNet.Storage;

namespace FaceNet.Pages;

/// <summary>
/// <c>index.html</c>: a page on which a person sees who is on which photo. One file that opens from disk and asks
/// nothing of the network; pictures of the faces are inside, photos are linked to.
/// </summary>
public sealed class PeoplePage
{
    private readonly PeoplePageOptions options;
    private readonly TimeProvider clock;

    /// <summary>Prepares to write pages.</summary>
    /// <param name="options">Where photos and thumbnails are, and how much to show.</param>
    /// <param name="clock">Tells the date that the page shows, in its local time zone.</param>
    public PeoplePage(PeoplePageOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        this.options = options;
        this.clock = clock;
    }

    /// <summary>Opens the file that is written; the file system's own unless a test wants a full disk.</summary>
    internal Func<string, Stream>? Create { get; init; }

    /// <summary>Writes the page: whole or, if that fails, not at all, so that an older one stays.</summary>
    /// <param name="path">The file, for instance <c>people/index.html</c>. Links to photos are relative to its folder.</param>
    /// <param name="photos">What to show.</param>
    /// <param name="cancellationToken">Honoured between people.</param>
    /// <exception cref="IOException">The page could not be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; an older page is still there.</exception>
    public void WriteFile(string path, OrganizedPhotos photos, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(photos);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        ReplacedFile.Write(path, stream => Write(stream, folder, photos, cancellationToken), Create);
    }

    private void Write(Stream stream, string pageFolder, OrganizedPhotos photos, CancellationToken cancellationToken)
    {
        // The default would throw on half a surrogate pair in a file name; here it becomes a question mark in a box.
        using var text = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true);
        var html = new HtmlWriter(text);
        var links = new PhotoLinks(pageFolder, Path.GetFullPath(options.PhotoFolder));
        var tiles = new FaceTiles(html, links, options.Thumbnails);
        var limit = FaceLimit.For(photos, options);
        var labels = new PersonLabels(photos.People, options.Unnamed);
        var overview = new PageOverview(html, links, tiles, photos, labels, options);
        var people = new PersonViews(html, tiles, photos.People, labels, limit);
        PageTemplate.Write(
            html,
            nameof(PeoplePage),
            slot =>
            {
                switch (slot)
                {
                    case "title" or "heading":
                        overview.WriteTitle();
                        break;
                    case "summary":
                        overview.WriteSummary(clock.GetLocalNow());
                        break;
                    case "overview":
                        overview.Write(limit, cancellationToken);
                        break;
                    case "persons":
                        people.Write(cancellationToken);
                        break;
                }
            }
        );
    }
}
