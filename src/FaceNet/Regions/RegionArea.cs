namespace FaceNet.Regions;

/// <summary>A rectangle as the regions schema has it: its centre and size as shares of the picture's width and height.</summary>
internal readonly record struct RegionArea(double X, double Y, double Width, double Height)
{
    /// <summary>The place of a box, as far as it lies in the picture; null where no part of it does.</summary>
    public static RegionArea? Of(BoundingBox box, PixelSize size)
    {
        var (left, right) = (Math.Max(0, box.X), Math.Min(size.Width, box.Right));
        var (top, bottom) = (Math.Max(0, box.Y), Math.Min(size.Height, box.Bottom));
        if (right <= left || bottom <= top)
            return null;
        return new(
            (left + right) / 2.0 / size.Width,
            (top + bottom) / 2.0 / size.Height,
            (right - left) / (double)size.Width,
            (bottom - top) / (double)size.Height
        );
    }

    /// <summary>The same place in pixels of a picture of that size.</summary>
    public BoundingBox In(PixelSize size) =>
        new(
            (float)((X - (Width / 2)) * size.Width),
            (float)((Y - (Height / 2)) * size.Height),
            (float)(Width * size.Width),
            (float)(Height * size.Height)
        );

    /// <summary>From a place of the picture as stored to the same place of the upright picture.</summary>
    /// <param name="orientation">EXIF orientation, 1 to 8.</param>
    public RegionArea ToUpright(int orientation)
    {
        var (x, y) = orientation switch
        {
            2 => (1 - X, Y),
            3 => (1 - X, 1 - Y),
            4 => (X, 1 - Y),
            5 => (Y, X),
            6 => (1 - Y, X),
            7 => (1 - Y, 1 - X),
            8 => (Y, 1 - X),
            _ => (X, Y),
        };
        return orientation >= 5 ? new(x, y, Height, Width) : new(x, y, Width, Height);
    }

    /// <summary>From a place of the upright picture to the same place of the picture as stored.</summary>
    /// <param name="orientation">EXIF orientation, 1 to 8. All but the quarter turns, 6 and 8, undo themselves.</param>
    public RegionArea ToStored(int orientation) =>
        ToUpright(
            orientation switch
            {
                6 => 8,
                8 => 6,
                _ => orientation,
            }
        );
}
