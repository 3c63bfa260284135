using FaceNet.Organizing;

namespace FaceNet.Pages;

/// <summary>Writes the view of each person: all their photos, and who else is on each.</summary>
internal sealed class PersonViews(
    HtmlWriter html,
    FaceTiles tiles,
    IReadOnlyList<Person> people,
    PersonLabels labels,
    int limit
)
{
    private readonly Dictionary<string, List<int>> together = FindShared(people);

    public void Write(CancellationToken cancellationToken)
    {
        for (var i = 0; i < people.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(i);
        }
    }

    private void Write(int index)
    {
        var person = people[index];
        var number = index + 1;
        html.Line(
            $"""<article class="person" id="{person.Id}" tabindex="-1" aria-labelledby="name-{number}"><nav class="steps" aria-label="People"><a class="back" href="#card-{number}">← Everybody</a>"""
        );
        WriteStep(index - 1, "previous");
        WriteStep(index + 1, "next");
        html.Line("""</nav><header class="who">""");
        tiles.WriteCoverAgain(number);
        html.Line(
            $"""<div><h2 id="name-{number}">{labels[index]}</h2><p class="quiet">{Plural.Of(person.Photos.Count, "photo")} · <code>{person.Id}</code></p></div></header><ul class="faces">"""
        );
        foreach (var face in person.Faces.Take(limit))
            WriteFace(face, index);
        if (person.Faces.Count > limit)
            html.Line(
                $"""<li class="more">… and {person.Faces.Count - limit:N0} more, see <a href="people.json">people.json</a></li>"""
            );
        html.Line("</ul></article>");
    }

    private void WriteStep(int index, string name)
    {
        if (index >= 0 && index < people.Count)
            html.Line($"""<a href="#{people[index].Id}"><span class="unseen">{name}: </span>{labels[index]}</a>""");
    }

    private void WriteFace(FaceInPhoto face, int index)
    {
        html.Line($"""<li data-path="{face.Photo}">""");
        tiles.WritePhoto(face, labels[index], face == people[index].Cover ? index + 1 : null);
        if (together.TryGetValue(face.Photo, out var others))
        {
            html.Line("""<div class="chips">with""");
            foreach (var other in others.Where(other => other != index))
            {
                html.Line($"""<a href="#{people[other].Id}" title="{labels[other]}">""");
                tiles.WriteCoverAgain(other + 1);
                html.Line($"""<span class="unseen">{labels[other]}</span></a>""");
            }
            html.Line("</div>");
        }
        html.Line("</li>");
    }

    /// <summary>The photos on which several people are, and who.</summary>
    private static Dictionary<string, List<int>> FindShared(IReadOnlyList<Person> people)
    {
        var shared = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (index, person) in people.Index())
        foreach (var photo in person.Photos)
        {
            if (!shared.TryGetValue(photo, out var onIt))
                shared[photo] = onIt = [];
            onIt.Add(index);
        }
        foreach (var (photo, _) in shared.Where(entry => entry.Value.Count == 1).ToArray())
            shared.Remove(photo);
        return shared;
    }
}
