using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Reference.Tests;

public sealed class SubmissionIdTests
{
    static readonly AgencyId Agency = AgencyId.Parse("dgie");

    [Fact]
    public void The_same_delivery_always_has_the_same_id()
    {
        var id = SubmissionId.For(Agency, "dgie/work-permits/2026-10/a.csv", "0x8DC");
        Assert.Equal(id, SubmissionId.For(Agency, "dgie/work-permits/2026-10/a.csv", "0x8DC"));
        Assert.Equal(id, SubmissionId.For(Agency, "dgie/work-permits/2026-10/a.csv", "\"0x8DC\""));
        Assert.Matches("^dgie-[0-9a-hj-km-np-tv-z]{20}$", $"{id}");
    }

    [Theory]
    [InlineData("dgie/work-permits/2026-10/b.csv", "0x8DC")]
    [InlineData("dgie/work-permits/2026-10/a.csv", "0x8DD")]
    public void Another_file_or_another_content_has_another_id(string name, string etag) => Assert.NotEqual(
        SubmissionId.For(Agency, "dgie/work-permits/2026-10/a.csv", "0x8DC"), SubmissionId.For(Agency, name, etag));

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), n =>
    {
        var id = SubmissionId.For(AgencyId.Parse("rssb-payroll"), "x", $"{n}");
        return SubmissionId.Parse($"{id}") == id && $"{id.Agency}" == "rssb-payroll";
    }).Check(Laws.Cases());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("dgie")]
    [InlineData("dgie-0123")]
    [InlineData("d-0123456789abcdefghjk")]
    [InlineData("dgie-0123456789abcdefghjl")]
    [InlineData("dgie-0123456789ABCDEFGHJK")]
    [InlineData("dgie_0123456789abcdefghjk")]
    [InlineData("DGIE-0123456789abcdefghjk")]
    public void Other_texts_are_refused(string? text)
    {
        Assert.False(SubmissionId.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => SubmissionId.Parse(text!));
    }
}
