using FaceNet.Storage;

namespace FaceNet.Tests.Storage;

public sealed class StoreFolderTests
{
    [Fact]
    public void The_projects_own_variable_comes_first() =>
        Home(("FACENET_HOME", Absolute("own")), ("XDG_CACHE_HOME", Absolute("cache"))).ShouldBe(Absolute("own"));

    [Fact]
    public void Then_the_cache_folder_of_the_desktop() =>
        Home(("FACENET_HOME", ""), ("XDG_CACHE_HOME", Absolute("cache")))
            .ShouldBe(Path.Combine(Absolute("cache"), "facenet"));

    [Fact]
    public void A_relative_cache_folder_is_passed_over() => Home(("XDG_CACHE_HOME", "cache")).ShouldBe(Home());

    [Fact]
    public void Else_the_systems_cache_folder_of_the_user()
    {
        Path.IsPathRooted(Home()).ShouldBeTrue();
        Path.GetFileName(Home()).ShouldBe("facenet");
    }

    private static string Absolute(string name) => Path.Combine(Path.GetTempPath(), name);

    private static string Home(params (string Name, string Value)[] variables) =>
        StoreFolder.Home(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
