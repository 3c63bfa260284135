using FaceNet.Cli;

return await FaceNetCommandLine.RunAsync(args, Console.Out, Console.Error);
