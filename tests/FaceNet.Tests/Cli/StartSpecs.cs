using System.Reflection;
using System.Runtime.Loader;

namespace FaceNet.Tests.Cli;

public sealed class StartSpecs
{
    // Each of these takes longer to load than the whole help takes to print.
    private static readonly string[] Heavy =
    [
        "Microsoft.ML.OnnxRuntime",
        "SkiaSharp",
        "Spectre.Console",
        "Microsoft.Data.Sqlite",
        "SQLitePCLRaw.core",
        "Parquet",
        "Google.Protobuf",
        "OnnxSharp",
        "System.Text.Json",
    ];

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("organize --help")]
    [InlineData("evaluate verification --help")]
    [InlineData("frobnicate")]
    [InlineData("embed Photos --out faces.xyz")]
    [InlineData("organize /no/such/folder")]
    public async Task What_needs_no_faces_loads_nothing_that_is_slow_to_load(string args)
    {
        var loaded = await LoadedBy(args.Split(' '));

        loaded.ShouldContain("System.CommandLine");
        loaded.Intersect(Heavy).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_of_models_does_load_what_it_needs() =>
        (await LoadedBy(["models", "--json"])).ShouldContain("System.Text.Json");

    /// <summary>The assemblies that a run asks for, in a context of its own where nothing is loaded yet.</summary>
    private static async Task<IReadOnlyCollection<string>> LoadedBy(string[] args)
    {
        var context = new RecordingContext();
        var commandLine = context
            .LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "FaceNet.Cli.dll"))
            .GetType("FaceNet.Cli.FaceNetCommandLine", throwOnError: true)!
            .GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static)!;
        await (Task<int>)commandLine.Invoke(null, [args, new StringWriter(), new StringWriter()])!;
        return context.Asked;
    }

    private sealed class RecordingContext() : AssemblyLoadContext("start", isCollectible: false)
    {
        public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            lock (Asked)
                Asked.Add(assemblyName.Name!);
            var path = Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
