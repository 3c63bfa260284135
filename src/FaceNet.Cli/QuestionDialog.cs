using FaceNet.Curation;

namespace FaceNet.Cli;

/// <summary>Asks one question after another, until there are none left or the user has enough.</summary>
/// <param name="open">The open questions, the weightiest first.</param>
/// <param name="answer">Takes an answer; others may be settled by it.</param>
/// <param name="describe">A question in words.</param>
internal sealed class QuestionDialog(
    Func<IReadOnlyList<Question>> open,
    Action<Question, bool> answer,
    Func<Question, string> describe
)
{
    private const string Choices = "[y]es, [n]o, [s]kip, [q]uit? ";

    private readonly HashSet<string> skipped = new(StringComparer.Ordinal);

    /// <summary>Runs it.</summary>
    /// <returns>How many questions were answered.</returns>
    public int Run(TextReader input, TextWriter output)
    {
        for (var answered = 0; ; )
        {
            var question = open().FirstOrDefault(question => !skipped.Contains(question.Id));
            if (question is null)
            {
                output.WriteLine(
                    skipped.Count > 0 ? "No question is left that was not skipped." : "No question is left."
                );
                return answered;
            }
            output.WriteLine(describe(question));
            if (Ask(input, output) is not { } choice)
                return answered;
            if (choice == 's')
                skipped.Add(question.Id);
            else
            {
                answer(question, choice == 'y');
                answered++;
            }
        }
    }

    /// <summary>y, n or s; null for the end.</summary>
    private static char? Ask(TextReader input, TextWriter output)
    {
        while (true)
        {
            output.Write(Choices);
            output.Flush();
            switch (input.ReadLine()?.Trim().ToLowerInvariant())
            {
                case "y" or "yes":
                    return 'y';
                case "n" or "no":
                    return 'n';
                case "s" or "skip":
                    return 's';
                case null or "q" or "quit":
                    return null;
            }
        }
    }
}
