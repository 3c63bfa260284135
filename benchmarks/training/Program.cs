using FaceNet.Training.Benchmarks;

// data CROPS: how fast the faces in a file of "facenet-train crops" are read and augmented.
if (args is ["data", var crops])
{
    DataMeasurement.Run(crops, Console.Out);
    return;
}

// mining: how long triplets are selected in the paper's mini-batch.
if (args is ["mining"])
{
    MiningMeasurement.Run(Console.Out);
    return;
}

// One measurement for each line of the input, so that another process can measure in between:
// train|forward|onnx NETWORK fp32|bf16|int8 BATCH SECONDS → images a CPU-second.
while (Console.ReadLine() is { Length: > 0 } line)
{
    var words = line.Split(' ');
    var (kind, network, precision) = (words[0], words[1], words[2]);
    var rate = Measurement.Run(kind, network, precision, int.Parse(words[3]), double.Parse(words[4]));
    Console.WriteLine($"{rate:0.0}");
}
