Console.WriteLine("facenet-train");
