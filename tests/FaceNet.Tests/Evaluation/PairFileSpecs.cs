using FaceNet.Evaluation;
using FaceNet.Evaluation.Pairs;

namespace FaceNet.Tests.Evaluation;

public sealed class PairFileSpecs
{
    private const string TwoFolds = "2\t1\nAnn_Lee\t1\t4\nBo\t2\tCy_Day\t13\nDi\t1\t2\nEd\t1\tFay\t1\n";

    [Fact]
    public void Lfw_pairs_have_paths_folds_and_people()
    {
        var pairs = PairFile.Parse(TwoFolds, "pairs.txt");
        pairs.Count.ShouldBe(4);
        pairs.Folds.ShouldBe(2);
        pairs[0]
            .ShouldBe(
                new FacePair("Ann_Lee/Ann_Lee_0001.jpg", "Ann_Lee/Ann_Lee_0004.jpg", Same: true, Fold: 1)
                {
                    LeftPerson = "Ann_Lee",
                    RightPerson = "Ann_Lee",
                }
            );
        pairs[1].Right.ShouldBe("Cy_Day/Cy_Day_0013.jpg");
        pairs.Select(pair => (pair.Same, pair.Fold)).ShouldBe([(true, 1), (false, 1), (true, 2), (false, 2)]);
    }

    [Theory]
    [InlineData("1\nAnn 1 2\nBo 1 Cy 1\n\n")]
    [InlineData("\uFEFF1\r\nAnn\t1\t2\r\nBo\t1\tCy\t1")]
    public void A_development_file_has_one_number_first_and_one_fold(string text)
    {
        var pairs = PairFile.Parse(text, "pairsDevTest.txt");
        pairs
            .Select(pair => (pair.Left, pair.Same, pair.Fold))
            .ShouldBe([("Ann/Ann_0001.jpg", true, 1), ("Bo/Bo_0001.jpg", false, 1)]);
    }

    [Theory]
    [InlineData(
        "2 1\nA 1 2\nB 1 C 1\nD 1 2\n",
        "p, line 4: 3 pairs after the first line, which promises 4 (2 × 2 × 1)."
    )]
    [InlineData("1\nA 1 2\nB 1 C 1\nD 1 2\n", "p, line 3: 3 pairs after the first line, which promises 2 (1 × 2 × 1).")]
    [InlineData("1\noops\n", "p, line 2: 1 pair after the first line, which promises 2 (1 × 2 × 1).")]
    [InlineData(
        "1\noops\nB 1 C 1\n",
        "p, line 2: 'oops' has 1 field; a pair of the same person has 3: name, number, number."
    )]
    [InlineData(
        "1\nA 1\nB 1 C 1\n",
        "p, line 2: 'A 1' has 2 fields; a pair of the same person has 3: name, number, number."
    )]
    [InlineData(
        "1\nA 1 2\nB 1 2\n",
        "p, line 3: 'B 1 2' has 3 fields; a pair of different people has 4: name, number, name, number."
    )]
    [InlineData("1\nA 1 x\nB 1 C 1\n", "p, line 2: 'x' is no image number; it must be a whole number of at least 1.")]
    [InlineData("1\nA 1 0\nB 1 C 1\n", "p, line 2: '0' is no image number; it must be a whole number of at least 1.")]
    [InlineData(
        "1\nA 1 2\nB 1 B 2\n",
        "p, line 3: 'B 1 B 2' names B twice, but stands among the pairs of different people."
    )]
    [InlineData("0\n", "p, line 1: '0' must hold numbers of at least 1.")]
    [InlineData(
        "left,right\na,b\n",
        "p, line 1: the column 'same' is missing; the header should be left,right,same[,fold]."
    )]
    [InlineData(
        "left,right,same,x\na,b,1,2\n",
        "p, line 1: 'x' is no known column; known are left, right, same, fold, leftPerson, rightPerson."
    )]
    [InlineData("left,right,same,left\n", "p, line 1: the column 'left' stands there twice.")]
    [InlineData("left,right,same\na,b\n", "p, line 2: 2 fields, but the header has 3.")]
    [InlineData(
        "left,right,same\n\"a\n1\",b,1\na,c,maybe\n",
        "p, line 4: 'maybe' in the column 'same' must be 1, 0, true or false."
    )]
    [InlineData(
        "left,right,same,fold\na,b,1,one\n",
        "p, line 2: 'one' in the column 'fold' must be a whole number of at least 0."
    )]
    [InlineData("left,right,same\n,b,1\n", "p, line 2: the path of a picture is empty.")]
    [InlineData("left,right,same\n\"a,b,1\n", "p, line 2: a quote is opened and never closed.")]
    [InlineData(
        "left,right,same\n\"a\"x,b,1\n",
        "p, line 2: text follows a closing quote; write a quote inside a field twice."
    )]
    [InlineData(
        "left,right,same,leftPerson,rightPerson\na,b,0,Ann,Ann\n",
        "p, line 2: the people Ann and Ann contradict same = 0."
    )]
    [InlineData(
        "left,right,same\na,b,1\n",
        "p: 1 pair of the same person and 0 of different people: a verification test needs at least one of each."
    )]
    public void A_broken_file_is_refused_with_its_line(string text, string message) =>
        Should.Throw<EvaluationException>(() => PairFile.Parse(text, "p")).Message.ShouldBe(message);

    [Theory]
    [InlineData("")]
    [InlineData("Ann 1 2\n")]
    [InlineData("10 300 7\n")]
    public void A_file_of_no_known_layout_is_refused_with_what_it_should_be(string text) =>
        Should.Throw<EvaluationException>(() => PairFile.Parse(text, "p")).Message.ShouldStartWith("p, line 1: ");

    [Fact]
    public void Csv_takes_columns_in_any_order_and_quoted_fields()
    {
        var pairs = PairFile.Parse(
            "Same,left,RIGHT,fold\r\ntrue,\"a, b.jpg\",\"say \"\"cheese\"\"\r\n.jpg\",3\r\n\r\n0,c,d,7",
            "pairs.csv"
        );
        pairs.ShouldBe([
            new FacePair("a, b.jpg", "say \"cheese\"\r\n.jpg", Same: true, Fold: 3),
            new FacePair("c", "d", Same: false, Fold: 7),
        ]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_clear_error() =>
        Should
            .Throw<EvaluationException>(() => PairFile.Read(Path.Combine(Path.GetTempPath(), "no such pairs.txt")))
            .Message.ShouldContain("no such pairs.txt");

    [Fact]
    public void Folds_are_cut_from_each_class_in_order()
    {
        var pairs = new PairList(
            Enumerable.Range(0, 10).Select(at => new FacePair($"l{at}", $"r{at}", Same: at < 4, Fold: 1))
        ).WithFolds(3);
        pairs.Where(pair => pair.Same).Select(pair => pair.Fold).ShouldBe([1, 1, 2, 3]);
        pairs.Where(pair => !pair.Same).Select(pair => pair.Fold).ShouldBe([1, 1, 2, 2, 3, 3]);
        Should.Throw<ArgumentOutOfRangeException>(() => pairs.WithFolds(5));
    }

    [Fact]
    public void Images_are_named_once() =>
        PairFile.Parse("left,right,same\na,b,1\nb,c,0\n", "p").Images.ShouldBe(["a", "b", "c"]);

    [Fact]
    public void People_are_joined_by_name_and_by_chains_of_same_pairs()
    {
        var people = new PairPeople([
            new FacePair("a", "b", Same: true, Fold: 1),
            new FacePair("b", "c", Same: true, Fold: 1),
            new FacePair("c", "d", Same: false, Fold: 1),
            new FacePair("e", "f", Same: false, Fold: 1) { LeftPerson = "Eve", RightPerson = "a" },
            new FacePair("g", "d", Same: false, Fold: 1) { LeftPerson = "Eve" },
        ]);
        string[] images = ["a", "b", "c", "d", "e", "f", "g"];
        // A person named like a picture is not that picture.
        images
            .GroupBy(image => people[image])
            .Select(group => string.Concat(group))
            .ShouldBe(["abc", "d", "eg", "f"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("pairs.txt", 6000, 3000, 10)]
    [InlineData("pairsDevTest.txt", 1000, 500, 1)]
    public void The_files_of_Labeled_Faces_in_the_Wild_are_read(string file, int pairs, int same, int folds)
    {
        var data = Environment.GetEnvironmentVariable("FACENET_DATA");
        Assert.SkipWhen(data is null, "FACENET_DATA does not name the folder with the face data.");
        var list = PairFile.Read(Path.Combine(data!, "lfw", file));
        (list.Count, list.SamePairs, list.Folds).ShouldBe((pairs, same, folds));
        list.Images.ShouldAllBe(image => File.Exists(Path.Combine(data!, "lfw", "images", image)));
    }
}
