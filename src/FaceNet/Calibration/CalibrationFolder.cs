using System.Security.Cryptography;
using System.Text;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Thresholds;
using FaceNet.Models;
using FaceNet.Storage;

namespace FaceNet.Calibration;

/// <summary>
/// The thresholds that a user measured for models on data of their own, beside the models. A calibration belongs to one
/// identity of a model: one of other weights or other settings does not get it.
/// </summary>
public sealed class CalibrationFolder
{
    private readonly string folder;

    /// <summary>The calibrations of a store's models.</summary>
    public CalibrationFolder(ModelStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        folder = Path.Combine(store.Folder, "calibrations");
    }

    /// <summary>Where the calibration of a recognizer lies, or would lie.</summary>
    /// <param name="identity">Identity of the recognizer.</param>
    public string PathOf(string identity) =>
        Path.Combine(
            folder,
            $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]}.json"
        );

    /// <summary>The calibration of a recognizer, or null where none was made.</summary>
    /// <exception cref="ModelException">The file is damaged.</exception>
    public ThresholdCalibration? Find(string identity)
    {
        var path = PathOf(identity);
        if (!File.Exists(path))
            return null;
        try
        {
            return EvaluationJson.ReadCalibration(File.ReadAllText(path));
        }
        catch (EvaluationException exception)
        {
            throw new ModelException($"{path}: {exception.Message} Delete the file, or calibrate again.", exception);
        }
    }

    /// <summary>Keeps a calibration; an earlier one of the same identity is replaced.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string identity, ThresholdCalibration calibration) =>
        ReplacedFile.Write(
            PathOf(identity),
            file => file.Write(Encoding.UTF8.GetBytes(EvaluationJson.Write(calibration)))
        );
}
