using System.Text;
using FaceNet.Storage;

namespace FaceNet.Tests.Storage;

public sealed class FreeNamesSpecs
{
    private readonly FreeNames names = new();

    [Theory]
    [InlineData("Anna", "Anna")]
    [InlineData("Dr. Anna", "Dr. Anna")]
    [InlineData("写真 ü", "写真 ü")]
    [InlineData("a:b", "a_b")]
    [InlineData("<>:\"/\\|?*", "_________")]
    [InlineData("a\nb\0", "a_b_")]
    [InlineData("Anna. .", "Anna")]
    [InlineData(".Anna", "Anna")]
    [InlineData("..", "_")]
    [InlineData("", "_")]
    [InlineData("con", "_con")]
    [InlineData("CON ", "_CON")]
    [InlineData(".CON", "_CON")]
    [InlineData("Aux.family", "_Aux.family")]
    [InlineData("com1", "_com1")]
    [InlineData("LPT¹", "_LPT¹")]
    [InlineData("Conny", "Conny")]
    [InlineData("com", "com")]
    [InlineData("com10", "com10")]
    public void Every_file_system_takes_a_name(string wanted, string taken) => names.Take(wanted).ShouldBe(taken);

    [Theory]
    [InlineData("a ", ".jpg", "a .jpg")]
    [InlineData("nul", ".jpg", "_nul.jpg")]
    [InlineData("nul.tar", ".jpg", "_nul.tar.jpg")]
    [InlineData("a", ".j?g ", "a.j_g")]
    [InlineData("", ".jpg", "_.jpg")]
    public void An_extension_stays_one(string stem, string extension, string taken) =>
        names.Take(stem, extension).ShouldBe(taken);

    [Fact]
    public void A_name_is_given_once_whatever_its_case()
    {
        names.Take("Anna").ShouldBe("Anna");
        names.Take("ANNA").ShouldBe("ANNA (2)");
        names.Take("Anna (2)").ShouldBe("Anna (2) (2)");
        names.Take("anna", ".jpg").ShouldBe("anna.jpg");
        names.Take("a:").ShouldBe("a_");
        names.Take("a?").ShouldBe("a_ (2)");
    }

    [Fact]
    public void No_name_is_longer_than_255_bytes()
    {
        // 85 letters of three bytes; less ".jpg" and " (2).jpg" they are 83 and 82.
        var name = new string('写', 100);

        names.Take(name).ShouldBe(new string('写', 85));
        names.Take(name, ".jpg").ShouldBe(new string('写', 83) + ".jpg");
        names.Take(name, ".jpg").ShouldBe(new string('写', 82) + " (2).jpg");
        // Four bytes each, in two characters that belong together.
        Encoding.UTF8.GetByteCount(names.Take(string.Concat(Enumerable.Repeat("😀", 64)))).ShouldBe(252);
    }
}
