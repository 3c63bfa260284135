using System.CommandLine;
using FaceNet.Cli.Evaluate;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet</c> itself: what it can do.</summary>
internal sealed class FaceNetCommand : RootCommand, IHasExamples
{
    public FaceNetCommand()
        : base(
            """
            Faces in photos: sorted by person, compared, measured. Everything runs on this machine; photos and faces never leave it.

            Exit codes: 0 yes, or done; 1 no, nothing found, or not all could be done; 2 an error, such as a name or file that is not there. Photos that cannot be read are told, and are an error when there are no others.
            """
        )
    {
        Add(new OrganizeCommand());
        Add(new VerifyCommand());
        Add(new EnrollCommand());
        Add(new IdentifyCommand());
        Add(new WatchCommand());
        Add(new TagCommand());
        Add(new UntagCommand());
        Add(new PeopleCommand());
        Add(new ClusterCommand());
        Add(new QuestionsCommand());
        Add(new NameCommand());
        Add(new MergeCommand());
        Add(new SplitCommand());
        Add(new ConfirmCommand());
        Add(new RejectCommand());
        Add(new UndoCommand());
        Add(new ForgetCommand());
        Add(new ExportCommand());
        Add(new MendCommand());
        Add(new DetectCommand());
        Add(new EmbedCommand());
        Add(new EvaluateCommand());
        Add(new CalibrateCommand());
        Add(new ModelsCommand());
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet organize --demo", "Try it on six sample photos, then look at people/index.html."),
            ("facenet organize ~/Pictures", "Sort your own photos by person."),
            ("facenet verify a.jpg b.jpg", "Say whether two photos show the same person."),
            ("facenet enroll Anna anna.jpg", "Remember Anna, and name her on other photos with 'facenet identify'."),
        ];
}
