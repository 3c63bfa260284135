using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Pages;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet questions</c>: are these the same?</summary>
internal sealed class QuestionsCommand : Command, IHasExamples
{
    private readonly Option<string?> yes = new("--yes")
    {
        Description = "Instead of asking: the question of this id is answered with yes",
        HelpName = "ID",
    };
    private readonly Option<string?> no = new("--no")
    {
        Description = "Instead of asking: the question of this id is answered with no",
        HelpName = "ID",
    };
    private readonly Option<bool> list = new("--list")
    {
        Description = "Instead of asking: list the questions; so too where there is no terminal to ask at",
    };
    private readonly NumberOption<int> count = new("--count", 1, 1_000_000)
    {
        Description = "List so many at most",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };
    private readonly Option<DirectoryInfo?> report = new("--report")
    {
        Description = "Instead of asking: list them, and write a page that shows the faces side by side",
        HelpName = "DIR",
    };
    private readonly GalleryOptions galleryOptions;
    private readonly RecognizerOptions recognizerOptions;
    private readonly JsonOption json;

    public QuestionsCommand()
        : base("questions", "Ask who is the same person where that is open, first where most faces are most in doubt")
    {
        Add(yes);
        Add(no);
        Add(list);
        Add(count);
        Add(report);
        galleryOptions = new GalleryOptions(this);
        recognizerOptions = new RecognizerOptions(this);
        json = new JsonOption(this);
        Validators.Add(result =>
        {
            if (result.GetResult(yes) is not null && result.GetResult(no) is not null)
                result.AddError("Give one of --yes and --no, not both.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet questions",
                "Asks at the terminal; each answer holds at once, and 'facenet undo --gallery' takes it back."
            ),
            (
                "facenet questions --report questions",
                "Look at questions/index.html: each pair of faces, and how to answer."
            ),
            (
                "facenet questions --json",
                $"Lists them for a program; exit code 1 when there are none. {QuestionText.Order}"
            ),
            ("facenet questions --yes p7-p12", "Person 7 and person 12 are the same."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        var open = new OpenQuestions(gallery, recognizer);
        var text = new QuestionText(recognizer.GroupingDistance);
        if ((parsed.GetValue(yes) ?? parsed.GetValue(no)) is { } id)
            return Answer(open, id, parsed);
        if (
            json.IsSet(parsed)
            || parsed.GetValue(list)
            || parsed.GetValue(report) is not null
            || Console.IsInputRedirected
            || Console.IsOutputRedirected
        )
            return List(gallery, open, text, parsed);
        var answered = Ask(open, text, parsed, cancellationToken);
        return answered > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private int Answer(OpenQuestions open, string id, ParseResult parsed)
    {
        var isYes = parsed.GetValue(yes) is not null;
        var question =
            open.Find(id)
            ?? throw new UsageException(
                $"There is no open question {id}; it may be answered already. 'facenet questions --list' lists those that are."
            );
        open.Answer(question, isYes);
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(new AnsweredJson(id, isYes))
                : $"{id}: {(isYes ? "the same" : "not the same")}. 'facenet undo --gallery' takes that back."
        );
        return FaceNetCommandLine.Yes;
    }

    private int List(Gallery gallery, OpenQuestions open, QuestionText text, ParseResult parsed)
    {
        var questions = open.First(parsed.GetValue(count)!.Value);
        var output = parsed.InvocationConfiguration.Output;
        var page = parsed.GetValue(report) is { } folder ? WritePage(folder, gallery, questions, text) : null;
        if (json.IsSet(parsed))
        {
            var known = gallery.KnownFaces;
            using var array = new JsonArray<QuestionJson>(output);
            foreach (var question in questions)
                array.Add(QuestionJson.Of(question, known));
        }
        else
        {
            foreach (var question in questions)
                output.WriteLine(text.Of(question));
            if (questions.Count == 0)
                output.WriteLine($"No question is open in {gallery.Path}.");
            if (page is not null)
                output.WriteLine($"Look at {page}");
        }
        return questions.Count > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static string WritePage(
        DirectoryInfo folder,
        Gallery gallery,
        IReadOnlyList<Question> questions,
        QuestionText text
    )
    {
        var path = Path.Combine(Directory.CreateDirectory(folder.FullName).FullName, "index.html");
        var cards = new QuestionCards(gallery, text, GalleryOptions.ForCommands(gallery));
        QuestionsPage.WriteFile(
            path,
            $"{PlainText.Count(questions.Count, "question")} about {gallery.Path}. {QuestionText.Order}",
            [.. questions.Select(cards.Of)]
        );
        return path;
    }

    private static int Ask(
        OpenQuestions open,
        QuestionText text,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        // So many that skipped ones do not hide the rest.
        const int Many = 1000;
        var dialog = new QuestionDialog(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return open.First(Many);
            },
            open.Answer,
            text.Of
        );
        return dialog.Run(Console.In, parsed.InvocationConfiguration.Output);
    }
}
