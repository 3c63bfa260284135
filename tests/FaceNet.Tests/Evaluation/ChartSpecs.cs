using System.Xml.Linq;
using CsCheck;
using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Statistics;

namespace FaceNet.Tests.Evaluation;

public sealed class ChartSpecs
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0, 3, "0 1 2 3")]
    [InlineData(0.95, 1, "0.95 0.96 0.97 0.98 0.99 1")]
    [InlineData(0, 0.16, "0 0.05 0.1 0.15")]
    [InlineData(-2, 7, "-2 0 2 4 6")]
    public void Ticks_are_round_numbers(double minimum, double maximum, string ticks)
    {
        var axis = new ChartAxis("", minimum, maximum);
        string.Join(' ', axis.Ticks().Select(axis.Text)).ShouldBe(ticks);
    }

    [Theory]
    [InlineData(1e-6, 1, "10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 1")]
    [InlineData(0.003, 20, "10⁻² 10⁻¹ 1 10¹")]
    [InlineData(1e-12, 1e-10, "10⁻¹² 10⁻¹¹ 10⁻¹⁰")]
    public void Ticks_of_a_logarithmic_axis_are_powers_of_ten(double minimum, double maximum, string ticks)
    {
        var axis = new ChartAxis("", minimum, maximum) { IsLogarithmic = true };
        string.Join(' ', axis.Ticks().Select(axis.Text)).ShouldBe(ticks);
    }

    [Fact]
    public void Ticks_of_whole_things_are_whole()
    {
        new ChartAxis("", 0.5, 3.5) { IsWhole = true }
            .Ticks()
            .ShouldBe([1, 2, 3]);
        new ChartAxis("", 0.5, 10.5) { IsWhole = true }
            .Ticks()
            .ShouldBe([2, 4, 6, 8, 10]);
    }

    [Fact]
    public void A_place_grows_with_the_value_and_stays_on_the_axis() =>
        Gen.Select(Gen.Double[-1, 3], Gen.Double[-1, 3], Gen.Bool)
            .Sample(
                (one, other, isLogarithmic) =>
                {
                    var axis = new ChartAxis("", 0.01, 2) { IsLogarithmic = isLogarithmic };
                    axis.Place(Math.Min(one, other)).ShouldBeLessThanOrEqualTo(axis.Place(Math.Max(one, other)));
                    axis.Place(one).ShouldBeInRange(0, 1);
                }
            );

    [Fact]
    public void A_place_on_a_logarithmic_axis_is_by_ratio()
    {
        var axis = new ChartAxis("", 1e-4, 1) { IsLogarithmic = true };
        axis.Place(1e-2).ShouldBe(0.5, 1e-12);
        axis.Place(0).ShouldBe(0);
    }

    [Fact]
    public void A_chart_is_well_formed_and_names_what_it_shows()
    {
        var svg = XDocument.Parse(Chart().ToSvg()).Root!;
        svg.Element(Svg + "title")!.Value.ShouldBe("Likeness & <distance>");
        svg.Elements(Svg + "text")
            .Select(text => text.Value)
            .ShouldBe(
                ["Likeness & <distance>", "one", "two", "share", "0", "0.5", "1", "0", "0.5", "1", "distance", "limit"],
                ignoreOrder: true
            );
        svg.Elements(Svg + "circle")
            .Count(circle => circle.Attribute("class")!.Value == "f0")
            .ShouldBe(2, "dots take the colour before");
        svg.Elements(Svg + "line")
            .Count(line => line.Attribute("class")!.Value == "bar s0")
            .ShouldBe(1, "one has an interval");
    }

    [Fact]
    public void Steps_hold_their_value_until_the_next_point()
    {
        var chart = Chart() with
        {
            Series = [new ChartSeries("steps", SeriesShape.Steps, [new ChartPoint(0, 0), new ChartPoint(1, 1)])],
        };
        var path = Paths(chart).ShouldHaveSingleItem();
        // From the lower left corner to the right at the bottom, then up.
        var corners = path.Split('M', 'L')[1..]
            .Select(corner => corner.Split(' ').Select(double.Parse).ToArray())
            .ToArray();
        corners.Length.ShouldBe(3);
        corners[1].ShouldBe([corners[2][0], corners[0][1]]);
        corners[2][1].ShouldBeLessThan(corners[0][1]);
    }

    [Fact]
    public void A_million_points_make_a_short_path_that_still_ends_at_the_last()
    {
        var points = Enumerable
            .Range(0, 1_000_000)
            .Select(at => new ChartPoint(at / 999_999.0, at / 999_999.0))
            .ToArray();
        var chart = Chart() with { Series = [new ChartSeries("line", SeriesShape.Line, points)] };
        var few = Chart() with { Series = [new ChartSeries("line", SeriesShape.Line, [points[0], points[^1]])] };
        var path = Paths(chart).ShouldHaveSingleItem();
        path.Length.ShouldBeLessThan(30_000);
        path.Split('L')[^1].ShouldBe(Paths(few).Single().Split('L')[^1]);
    }

    [Fact]
    public void A_series_without_points_draws_nothing() =>
        Paths(Chart() with { Series = [new ChartSeries("none", SeriesShape.Area, [])] }).ShouldBeEmpty();

    private static string[] Paths(Chart chart) =>
        [.. XDocument.Parse(chart.ToSvg()).Descendants(Svg + "path").Select(path => path.Attribute("d")!.Value)];

    private static Chart Chart() =>
        new()
        {
            Title = "Likeness & <distance>",
            X = new ChartAxis("distance", 0, 1.2),
            Y = new ChartAxis("share", 0, 1.2),
            Series =
            [
                new ChartSeries("one", SeriesShape.Line, [new ChartPoint(0, 0), new ChartPoint(1, 1)]),
                new ChartSeries(
                    "dots",
                    SeriesShape.Dots,
                    [new ChartPoint(0, 0), new ChartPoint(1, 1, new ConfidenceInterval(0.5, 1))]
                )
                {
                    BelongsToPrevious = true,
                },
                new ChartSeries("two", SeriesShape.Area, [new ChartPoint(0, 1), new ChartPoint(1, 0)]),
            ],
            Guides = [new ChartGuide("limit", new ChartPoint(0.5, 0), new ChartPoint(0.5, 1))],
        };
}
