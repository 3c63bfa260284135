using System.Xml.Linq;
using FaceNet.Training.Experiments;
using FaceNet.Training.Layers;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Tests.Experiments;

public sealed class GradientFlowTests
{
    [Fact]
    public void Sigmoid_starves_the_first_layer_and_ReLU_does_not()
    {
        var relu = Remaining(Activation.Relu);
        var sigmoid = Remaining(Activation.Sigmoid);

        sigmoid.ShouldBeLessThan(relu / 100);
    }

    [Fact]
    public void The_chart_is_an_SVG_with_a_line_a_series_and_a_label_a_layer()
    {
        GradientFlow[] layers = [new("conv1", 1e-4), new("fc", 1)];

        var svg = XElement.Parse(GradientChart.Draw("title", [("Relu", layers), ("Tanh", layers)]));

        svg.Elements().Count(element => element.Name.LocalName == "polyline").ShouldBe(2);
        svg.Elements().Select(element => element.Value).ShouldContain("conv1");
    }

    private static double Remaining(Activation activation)
    {
        var layers = GradientFlow.Measure(NetworkCatalog.Find("NN4"), activation, pictures: 2);
        return layers[0].Gradient / layers[^1].Gradient;
    }
}
