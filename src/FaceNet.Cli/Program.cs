using System.Text;
using FaceNet.Cli;

// JSON is UTF-8 wherever it goes; a Windows console would write its own code page.
if (OperatingSystem.IsWindows())
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await FaceNetCommandLine.RunAsync(args, Console.Out, Console.Error);
