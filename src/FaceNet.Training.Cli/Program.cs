using FaceNet.Training.Cli;

return await CommandRunner.RunAsync(TrainingCommandLine.Create(), args, Console.Error);
