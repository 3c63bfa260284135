Console.WriteLine("facenet");
