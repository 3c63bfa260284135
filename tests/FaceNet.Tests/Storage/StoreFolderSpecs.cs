using FaceNet.Storage;

namespace FaceNet.Tests.Storage;

public sealed class StoreFolderSpecs
{
    private static readonly string Root = Path.GetFullPath("/somewhere");

    [Fact]
    public void FACENET_HOME_comes_first() => Home(("FACENET_HOME", Root), ("XDG_CACHE_HOME", "/cache")).ShouldBe(Root);

    [Fact]
    public void A_relative_FACENET_HOME_is_below_the_working_folder() =>
        Home(("FACENET_HOME", "here")).ShouldBe(Path.GetFullPath("here"));

    [Fact]
    public void Then_comes_the_cache_folder_of_XDG() =>
        Home(("XDG_CACHE_HOME", Root)).ShouldBe(Path.Combine(Root, "facenet"));

    [Theory]
    [InlineData("", "")]
    [InlineData("", "relative/cache")]
    public void Empty_variables_and_a_relative_cache_folder_are_passed_over(string home, string cache) =>
        Home(("FACENET_HOME", home), ("XDG_CACHE_HOME", cache)).ShouldBe(Home());

    [Fact]
    public void Else_it_is_in_the_home_of_the_user()
    {
        Home().ShouldEndWith("facenet");
        Path.IsPathRooted(Home()).ShouldBeTrue();
    }

    private static string Home(params (string Name, string Value)[] variables) =>
        StoreFolder.Home(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
