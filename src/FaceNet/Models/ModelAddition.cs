using System.Text;
using FaceNet.Models.Conversion;
using Google.Protobuf;
using Onnx;

namespace FaceNet.Models;

/// <summary>A file that someone wants to add to a store: it is read, its card found, and both compared.</summary>
/// <param name="Model">The graph with its weights.</param>
/// <param name="Card">Its card.</param>
internal sealed record ModelAddition(ModelProto Model, ModelCard Card)
{
    /// <summary>Reads and tries a file.</summary>
    /// <param name="onnxFile">The ONNX file.</param>
    /// <param name="role">What it shall do.</param>
    /// <param name="given">The card; null to look beside the file and then inside it.</param>
    /// <exception cref="ModelException">The file, its card or the two together are wrong.</exception>
    public static ModelAddition Read(string onnxFile, ModelRole role, ModelCard? given)
    {
        var model = OnnxGraph.Parse(ReadFile(onnxFile));
        if (model.Graph.Initializer.Any(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External))
            throw new ModelException(
                $"{onnxFile} keeps its weights in other files. Save it as one ONNX file and add that."
            );
        var card = given ?? CardBeside(onnxFile) ?? OnnxMetadata.Card(model, onnxFile) ?? throw NoCard(onnxFile);
        CardRules.Check(card, onnxFile);
        if (card.Role != role)
            throw new ModelException($"{onnxFile} is to be added as {role}, but its card says {card.Role}.");
        if (PretrainedModels.Find(card.Name) is not null)
            throw new ModelException($"'{card.Name}' is the name of a pretrained model. Give the card another name.");
        Try(model, card);
        return new ModelAddition(model, card);
    }

    private static ModelCard? CardBeside(string onnxFile)
    {
        var path = Path.ChangeExtension(onnxFile, ".card.json");
        return File.Exists(path) ? ModelCardJson.Read(Encoding.UTF8.GetString(ReadFile(path)), path) : null;
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"The file {path} cannot be read: {e.Message}", e);
        }
    }

    private static ModelException NoCard(string onnxFile)
    {
        var example = PretrainedModels.Find(PretrainedModels.MobileFaceNet)!.Card;
        return new ModelException(
            $"{onnxFile} has no card that says how to feed it. Write one to {Path.ChangeExtension(onnxFile, ".card.json")}; "
                + $"this is the one of {example.Name}:\n{ModelCardJson.Write(example)}"
        );
    }

    private static void Try(ModelProto model, ModelCard card)
    {
        var path = Path.Combine(Path.GetTempPath(), $"facenet-{Guid.NewGuid():N}.onnx");
        try
        {
            OnnxMetadata.PutCard(model, card);
            File.WriteAllBytes(path, model.ToByteArray());
            using var session = ModelSession.Open(new ModelFile(path, card, Sha256: ""));
            ModelFit.Check(session);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
