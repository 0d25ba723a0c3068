using System.IO.Compression;
using System.Text;

namespace Pipeline.Validation.Tests;

public class InputArchiveTests
{
    const string Table = "permit_id,name\nWP1,Hélène\nWP2,Uwimana\n";

    static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Table);

    [Fact]
    public void Gzip_is_unpacked()
    {
        var drop = InputDrop.Of(InputDrop.Gzip(Bytes));
        Assert.Equal((Table, "gzip"), (drop.Text, drop.Container));
        Assert.Null(drop.Fatal);
    }

    [Theory]
    [InlineData(CompressionLevel.Optimal, true)]
    [InlineData(CompressionLevel.Optimal, false)]
    [InlineData(CompressionLevel.NoCompression, true)]
    [InlineData(CompressionLevel.NoCompression, false)]
    public void Zip_with_one_member_is_unpacked(CompressionLevel level, bool canSeek)
    {
        var drop = InputDrop.Of(InputDrop.Zip(level, canSeek, ("permits.csv", Bytes)));
        Assert.Null(drop.Fatal);
        Assert.Equal((Table, "zip"), (drop.Text, drop.Container));
    }

    [Fact]
    public void Utf16_in_a_zip_is_transcoded() => Assert.Equal(Table, InputDrop.Of(InputDrop.Zip(("a", Encoding.Unicode.GetBytes(Table)))).Text);

    [Fact]
    public void Json_lines_in_a_gzip_are_read()
    {
        var drop = InputDrop.Of(InputDrop.Gzip([.. "{\"wage\": 1}"u8]));
        Assert.Equal(("permit_id,issued,wage\n,,1\n", "gzip", InputFormat.JsonLines), (drop.Text, drop.Container, drop.Format));
    }

    [Fact]
    [Trait("Check", "2")]
    public void Several_members_are_fatal_and_named()
    {
        var drop = InputDrop.Of(InputDrop.Zip(("permits.csv", Bytes), ("__MACOSX/._permits.csv", [1])));
        Assert.Equal(InputProblemKind.SeveralMembers, drop.Fatal!.Kind);
        Assert.Contains("'permits.csv', '__MACOSX/._permits.csv'", drop.Fatal.Message.En);
    }

    [Fact]
    public void A_folder_or_nothing_in_a_zip_is_fatal()
    {
        Assert.Equal(InputProblemKind.NoMember, InputDrop.Of(InputDrop.Zip(("data/", []))).Fatal!.Kind);
        Assert.Equal(InputProblemKind.NoMember, InputDrop.Of(InputDrop.Zip()).Fatal!.Kind);
        Assert.Equal(InputProblemKind.SeveralMembers, InputDrop.Of(InputDrop.Zip(("data/", []), ("data/a.csv", Bytes))).Fatal!.Kind);
        Assert.Equal(InputProblemKind.Empty, InputDrop.Of(InputDrop.Zip(("a.csv", []))).Fatal!.Kind);
        Assert.Equal(InputProblemKind.Empty, InputDrop.Of(InputDrop.Gzip([])).Fatal!.Kind);
    }

    [Fact]
    public void Nested_archives_are_fatal()
    {
        foreach (var inner in (byte[][])[InputDrop.Gzip(Bytes), InputDrop.Zip(("a.csv", Bytes)), new InputWorkbook().Row("a").ToBytes()])
        {
            Assert.Equal(InputProblemKind.NestedArchive, InputDrop.Of(InputDrop.Gzip(inner)).Fatal!.Kind);
            Assert.Equal(InputProblemKind.NestedArchive, InputDrop.Of(InputDrop.Zip(("a", inner))).Fatal!.Kind);
        }
    }

    [Fact]
    public void A_zip_with_a_password_is_fatal()
    {
        var zip = InputDrop.Zip(("a.csv", Bytes));
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        Assert.Equal(InputProblemKind.EncryptedArchive, InputDrop.Of(zip).Fatal!.Kind);
    }

    [Fact]
    public void A_gzip_cut_anywhere_is_fatal_and_its_beginning_is_shown()
    {
        var gzip = InputDrop.Gzip(Bytes);
        for (var length = 2; length < gzip.Length; length++)
        {
            var drop = InputDrop.Of(gzip[..length]);
            Assert.Equal((length, InputProblemKind.DamagedArchive), (length, drop.Fatal!.Kind));
            Assert.StartsWith(drop.Text, Table, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_zip_cut_anywhere_is_fatal(bool isPacked)
    {
        var zip = InputDrop.Zip(isPacked ? CompressionLevel.Optimal : CompressionLevel.NoCompression, true, ("permits.csv", Bytes));
        for (var length = 4; length < zip.Length; length++) Assert.Equal((length, InputProblemKind.DamagedArchive), (length, InputDrop.Of(zip[..length]).Fatal!.Kind));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_changed_byte_in_what_is_packed_is_fatal(bool isZip)
    {
        var archive = isZip ? InputDrop.Zip(CompressionLevel.NoCompression, true, ("permits.csv", Bytes)) : InputDrop.Gzip(Bytes);
        var start = isZip ? archive.AsSpan().IndexOf("permit_id"u8) : 10;
        for (var at = start; at < start + 20; at++)
        {
            var changed = archive.ToArray();
            changed[at] ^= 1;
            Assert.Equal(InputProblemKind.DamagedArchive, InputDrop.Of(changed).Fatal!.Kind);
        }
    }

    [Fact]
    public void A_gzip_of_two_parts_is_fatal() =>
        Assert.Equal(InputProblemKind.DamagedArchive, InputDrop.Of([.. InputDrop.Gzip(Bytes), .. InputDrop.Gzip(Bytes)]).Fatal!.Kind);

    [Theory]
    [Trait("Check", "2")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bomb_is_stopped_by_its_ratio(bool isZip)
    {
        var zeros = Enumerable.Repeat((byte)'0', 1 << 22).ToArray();
        var drop = InputDrop.Of(isZip ? InputDrop.Zip(("a.csv", zeros)) : InputDrop.Gzip(zeros));
        Assert.Equal(InputProblemKind.InflateRatio, drop.Fatal!.Kind);
        Assert.True(drop.Text.Length < zeros.Length);
    }

    [Fact]
    public void A_bomb_is_stopped_by_its_size()
    {
        var random = new Random(1);
        var text = Enumerable.Range(0, 1 << 20).Select(_ => (byte)('a' + random.Next(4))).ToArray();
        var drop = InputDrop.Of(InputDrop.Gzip(text), InputDrop.Terms with { MaxBytes = 400_000 });
        Assert.Equal((InputProblemKind.TooLarge, 400_000), (drop.Fatal!.Kind, drop.Text.Length));
    }

    [Fact]
    public void A_size_stated_in_a_zip_is_not_trusted()
    {
        var zip = InputDrop.Zip(("a.csv", Bytes));
        var entry = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        foreach (var field in (int[])[16, 20, 24])
        {
            var lying = zip.ToArray();
            lying[entry + field]--;
            Assert.Equal((field, InputProblemKind.DamagedArchive), (field, InputDrop.Of(lying).Fatal!.Kind));
        }
    }
}
