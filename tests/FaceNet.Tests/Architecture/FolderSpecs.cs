namespace FaceNet.Tests.Architecture;

/// <summary>The table of docs/architecture.md is the rule; here the code is held against it.</summary>
public sealed class FolderSpecs
{
    private static readonly IReadOnlyList<FolderRule> Rules = FolderRule.ReadTable();
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Library = UsedTypes.Of(
        typeof(FaceRecognizer).Assembly
    );

    public static TheoryData<string> Folders => [.. Rules.Select(rule => rule.Folder)];

    [Fact]
    public void Every_folder_stands_in_the_table()
    {
        var inFolders = Library.Keys.Where(type => type.StartsWith("FaceNet.") && type.Count(c => c == '.') > 1);

        inFolders.Where(type => !Rules.Any(rule => rule.Holds(type))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_knows_nobody_but_those_in_its_row(string folder)
    {
        var rule = Rule(folder);
        var strangers = Rules.Where(other => other != rule && !rule.Knows.Contains(other.Folder)).ToArray();
        var others = Rules.Where(other => other != rule).ToArray();

        Uses(rule.Holds)
            .Where(use => strangers.Any(other => other.Holds(use.Used)) || others.Any(other => other.Brings(use.Used)))
            .ShouldBeEmpty($"If {folder} should know them, say so in docs/architecture.md.");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_knows_all_those_in_its_row(string folder)
    {
        var rule = Rule(folder);
        var used = Uses(rule.Holds).Select(use => use.Used).ToHashSet();

        used.ShouldNotBeEmpty();
        rule.Knows.Where(other => !used.Any(Rule(other).Holds)).ShouldBeEmpty();
        rule.Packages.Where(package => !used.Any(type => type.StartsWith($"{package}."))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void No_folder_knows_itself_by_way_of_others(string folder)
    {
        var known = new HashSet<string>();
        var open = new Stack<string>(Rule(folder).Knows);
        while (open.TryPop(out var other))
            if (known.Add(other))
                foreach (var next in Rule(other).Knows)
                    open.Push(next);

        known.ShouldNotContain(folder);
    }

    [Fact]
    public void The_nouns_at_the_root_know_no_folder()
    {
        bool IsNoun(string type) => type.StartsWith("FaceNet.") && !Rules.Any(rule => rule.Holds(type));

        Uses(IsNoun).Select(use => use.By).ShouldContain("FaceNet.Face");
        Uses(IsNoun).Where(use => Rules.Any(rule => rule.Holds(use.Used) || rule.Brings(use.Used))).ShouldBeEmpty();
    }

    private static FolderRule Rule(string folder) => Rules.Single(rule => rule.Folder == folder);

    private static IEnumerable<(string By, string Used)> Uses(Func<string, bool> isUser) =>
        Library.Where(type => isUser(type.Key)).SelectMany(type => type.Value.Select(used => (type.Key, used)));
}
