using System.Reflection;
using System.Text.Json;
using FaceNet.Cli;
using FaceNet.Tests.Documentation;

namespace FaceNet.Tests.Architecture;

/// <summary>What holds for the library and the command line as a whole.</summary>
public sealed class ProgramSpecs
{
    public static TheoryData<string> LightProjects =>
        ["src/FaceNet", "src/FaceNet.Magick", "src/FaceNet.USearch", "src/FaceNet.Cli"];

    public static TheoryData<string> Assemblies => ["FaceNet", "FaceNet.Magick", "FaceNet.USearch", "FaceNet.Cli"];

    // Half a gigabyte of libtorch and a web server are for those who train and serve, not for those who look at photos.
    [Theory]
    [MemberData(nameof(LightProjects))]
    public void The_library_and_the_command_line_bring_neither_libtorch_nor_a_web_server(string project)
    {
        using var locked = JsonDocument.Parse(Repository.Read($"{project}/packages.lock.json"));
        var packages = locked
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Select(package => package.Name)
            .ToArray();

        packages.ShouldContain("Microsoft.ML.OnnxRuntime");
        packages.Where(IsHeavy).ShouldBeEmpty();
        Repository.Read($"{project}/{Path.GetFileName(project)}.csproj").ShouldNotContain("FrameworkReference");
    }

    [Fact]
    public void The_command_line_leaves_pictures_networks_and_stores_to_the_library()
    {
        var rules = FolderRule.ReadTable();
        var commandLine = UsedTypes.Of(typeof(FaceNetCommandLine).Assembly);

        commandLine
            .Values.Count(used => used.Any(rules.Single(rule => rule.Folder == "Scanning").Holds))
            .ShouldBePositive();
        foreach (var (type, used) in commandLine)
            used.Where(name => rules.Any(rule => rule.Brings(name))).ShouldBeEmpty(type);
    }

    // State that everybody shares is state that two requests at once can mix up.
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_static_field_can_change(string assembly)
    {
        var fields = Assembly
            .Load(assembly)
            .GetTypes()
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .ToArray();

        fields.ShouldNotBeEmpty();
        fields
            .Where(field => field is { IsLiteral: false } && (!field.IsInitOnly || IsContainer(field.FieldType)))
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .ShouldBeEmpty();
    }

    private static bool IsHeavy(string package) =>
        package.Contains("torch", StringComparison.OrdinalIgnoreCase)
        || package.StartsWith("Microsoft.AspNetCore", StringComparison.OrdinalIgnoreCase);

    // The compiler keeps delegates that capture nothing in static fields of its own types.
    private static bool IsGenerated(Type type) => type.FullName!.Contains('<');

    // What is readonly but made to be filled later.
    private static bool IsContainer(Type type) =>
        type.IsGenericType
        && type.Name.Split('`')[0]
            is "List"
                or "Dictionary"
                or "Queue"
                or "Stack"
                or "StrongBox"
                or "ThreadLocal"
                or "AsyncLocal"
                or "ConditionalWeakTable"
                or "ConcurrentDictionary"
                or "ConcurrentQueue"
                or "ConcurrentBag"
                or "ConcurrentStack";
}
