using System.Security.Cryptography;
using System.Text;

namespace FaceNet.Organizing;

/// <summary>
/// Names people so that a name means the same person the next time. Numbers would not do: one new photo can change the
/// order, and <c>person-003</c> of last month's folders would silently be somebody else. The name is drawn from the
/// person's first good face by path: photos that come later mostly sort later, whereas the most central or the sharpest
/// face changes with every few photos added.
/// </summary>
internal static class PersonId
{
    public static string Of(FaceInPhoto first)
    {
        var box = first.Box;
        var text = $"{first.Photo}\n{first.Index} {box.X:0} {box.Y:0} {box.Width:0} {box.Height:0}";
        // 48 bits: among 10,000 people, two share a name with a probability of 2e-7.
        return "person-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
    }
}
