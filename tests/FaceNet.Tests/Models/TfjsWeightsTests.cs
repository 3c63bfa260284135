using System.Text;
using CsCheck;
using FaceNet.Models.Conversion;

namespace FaceNet.Tests.Models;

public sealed class TfjsWeightsTests
{
    private static TfjsFile Small =>
        new TfjsFile().Quantised("q", [2, 3], [0, 1, 2, 253, 254, 255], 0.5, -3).Floats("f", [2], [1.5f, -2.25f]);

    [Fact]
    public void Quantised_values_are_scaled_in_double_and_rounded_once()
    {
        var (scale, min) = (0.0005260649557207145, -0.07101876902229645);
        var file = new TfjsFile().Quantised("q", [1, 2], [3, 200], scale, min);

        TfjsWeights
            .Read(file.Manifest, file.Data)
            .Get("q", 1, 2)
            .ShouldBe([(float)((3 * scale) + min), (float)((200 * scale) + min)]);
    }

    [Fact]
    public void Tensors_follow_each_other_without_padding()
    {
        var weights = TfjsWeights.Read(Small.Manifest, Small.Data);

        weights.Get("q", 2, 3).ShouldBe([-3, -2.5f, -2, 123.5f, 124, 124.5f]);
        weights.Get("f", 2).ShouldBe([1.5f, -2.25f]);
        weights.Names.ShouldBe(["q", "f"], ignoreOrder: true);
    }

    [Fact]
    public void Quantised_integers_take_a_byte_each_and_are_passed_over()
    {
        var manifest = """
            [{"weights":[
              {"name":"unused","shape":[3],"dtype":"int32","quantization":{"dtype":"uint8","scale":1,"min":0}},
              {"name":"f","shape":[1],"dtype":"float32"}]}]
            """;

        var weights = TfjsWeights.Read(Encoding.UTF8.GetBytes(manifest), [9, 9, 9, .. BitConverter.GetBytes(0.75f)]);

        weights.Get("f", 1).ShouldBe([0.75f]);
        Should.Throw<ModelException>(() => weights.Get("unused", 3)).Message.ShouldContain("integers");
    }

    [Fact]
    public void A_missing_tensor_is_named() =>
        Should
            .Throw<ModelException>(() => TfjsWeights.Read(Small.Manifest, Small.Data).Get("conv32_down/conv/bias", 32))
            .Message.ShouldContain("conv32_down/conv/bias");

    [Fact]
    public void Another_shape_is_refused_and_both_are_named()
    {
        var message = Should
            .Throw<ModelException>(() => TfjsWeights.Read(Small.Manifest, Small.Data).Get("q", 3, 2))
            .Message;

        message.ShouldContain("[2, 3]");
        message.ShouldContain("[3, 2]");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Data_that_is_too_short_or_too_long_is_refused(int difference)
    {
        var data = Small.Data;
        Array.Resize(ref data, data.Length + difference);

        Should.Throw<ModelException>(() => TfjsWeights.Read(Small.Manifest, data));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{\"weights\":[null]}]")]
    [InlineData("[{\"weights\":[{}]}]")]
    [InlineData("[{\"weights\":[{\"name\":\"a\",\"shape\":[1]}]}]")]
    [InlineData("[{\"weights\":[{\"name\":\"a\",\"shape\":[1],\"dtype\":\"complex64\"}]}]")]
    [InlineData("[{\"weights\":[{\"name\":\"a\",\"shape\":[-1],\"dtype\":\"float32\"}]}]")]
    [InlineData("[{\"weights\":[{\"name\":\"a\",\"shape\":[2147483647,2147483647,4],\"dtype\":\"float32\"}]}]")]
    [InlineData("[{\"weights\":[{\"name\":\"a\",\"shape\":[65536,65536,0],\"dtype\":\"float32\"}]}]")]
    [InlineData(
        "[{\"weights\":[{\"name\":\"a\",\"shape\":[1],\"dtype\":\"float32\",\"quantization\":{\"dtype\":\"uint16\"}}]}]"
    )]
    [InlineData(
        "[{\"weights\":[{\"name\":\"a\",\"shape\":[0],\"dtype\":\"float32\"},{\"name\":\"a\",\"shape\":[0],\"dtype\":\"float32\"}]}]"
    )]
    public void A_broken_manifest_is_refused(string manifest) =>
        Should.Throw<ModelException>(() => TfjsWeights.Read(Encoding.UTF8.GetBytes(manifest), [1, 2, 3, 4]));

    [Fact]
    public void Any_bytes_are_read_or_refused_never_worse() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 300], Gen.Byte, Gen.Bool)
            .Sample(
                (noise, at, value, random) =>
                {
                    var manifest = random ? noise : Small.Manifest;
                    if (manifest.Length > 0)
                        manifest[at % manifest.Length] = value;
                    try
                    {
                        var weights = TfjsWeights.Read(manifest, Small.Data);
                        foreach (var name in weights.Names)
                            _ = weights.Get(name, 2, 3);
                    }
                    catch (ModelException)
                    {
                        // The only way to refuse.
                    }
                }
            );

    [Fact]
    public void Weights_of_another_network_are_no_dlib_resnet() =>
        Should.Throw<ModelException>(() => DlibResNetConverter.Convert(Small.Manifest, Small.Data));
}
