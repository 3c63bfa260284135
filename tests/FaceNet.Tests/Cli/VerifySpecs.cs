using FaceNet.Imaging;
using FaceNet.Tests.Imaging;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class VerifySpecs(DemoPhotos demo)
{
    [Fact]
    public async Task The_same_person_is_a_yes()
    {
        var photos = await demo.PortraitsAsync();

        var result = (await CommandResult.OfAsync("verify", photos.Anna, photos.AnnaMirrored)).ShouldExitWith(0);

        result.Output.ShouldStartWith("The same person: squared distance 0.");
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Different_people_are_a_no()
    {
        var photos = await demo.PortraitsAsync();

        var result = (await CommandResult.OfAsync("verify", photos.Anna, photos.Berta)).ShouldExitWith(1);

        result.Output.ShouldStartWith("Different people: squared distance ");
    }

    [Fact]
    public async Task JSON_tells_distance_threshold_and_false_accept_rate()
    {
        var photos = await demo.PortraitsAsync();

        var same = (await CommandResult.OfAsync("verify", photos.Anna, photos.AnnaMirrored, "--json")).Json;
        var different = (await CommandResult.OfAsync("verify", photos.Anna, photos.Berta, "--json")).Json;

        same["same"]!.GetValue<bool>().ShouldBeTrue();
        different["same"]!.GetValue<bool>().ShouldBeFalse();
        var threshold = (float)same["threshold"]!;
        ((float)same["squaredDistance"]!).ShouldBeInRange(0, threshold);
        ((float)different["squaredDistance"]!).ShouldBeInRange(threshold, 4);
        ((double)same["falseAcceptRate"]!).ShouldBeInRange(1e-6, 0.1);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_an_error_that_names_the_photo()
    {
        using var folder = new TestFolder();
        BadPhotos.File(folder, "grey.png", ImageEncoder.Png(Pictures.Quarters(new PixelSize(320, 200))));
        folder.Write("text.jpg", "no photo");
        var anna = (await demo.PortraitsAsync()).Anna;

        await Refused(anna, folder.At("grey.png"), $"There is no face to be found in {folder.At("grey.png")}.");
        await Refused(folder.At("text.jpg"), anna, $"{folder.At("text.jpg")}: The file is not a picture");
        await Refused(anna, folder.Path, $"{folder.Path} is a folder. Give two photos.");
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_refused_with_those_that_do()
    {
        var anna = (await demo.PortraitsAsync()).Anna;

        var result = (await CommandResult.OfAsync("verify", anna, anna, "--model", "arcface")).ShouldExitWith(2);

        foreach (var name in (string[])["'arcface'", "fused", "dlib-resnet", "mobilefacenet"])
            result.Error.ShouldContain(name);
        result.Error.ShouldNotContain("rfb-320");
    }

    private static async Task Refused(string first, string second, string problem)
    {
        var (exitCode, output, error) = await CommandResult.OfAsync("verify", first, second, "--json");

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith($"facenet: {problem}");
    }
}
