using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>Files that one chunk does not hold, full of line ends in quotes: no row may be lost where they are cut.</summary>
public class ReferenceSizeTests
{
    [Theory]
    [InlineData(1, '\n')]
    [InlineData(2, '\n')]
    [InlineData(3, '\r')]
    [InlineData(4, '\n')]
    public async Task Rows_read_are_those_of_a_sequential_reader(int seed, char end)
    {
        var text = Make(new(seed), seed * 1_000_000, end);
        var expected = PlainCsv.Read(text)!.Skip(1).Select(ReferenceDrop.Show).ToList();
        foreach (var (chunkBytes, threads) in ((int, int)[])[(1 << 20, 1), (1 << 20, 2), (1 << 16, 7), (10_007, 2), (1_021, 7)])
        {
            var drop = await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestProtocol.ThreeTexts(4_000), chunkBytes, threads: threads);
            Assert.Equal(expected.Count, drop.Report.RowsRead);
            Assert.Equal(expected, drop.Rows);
        }
    }

    /// <summary>About a line in three is a row's; stretches without any quote lie between, so that chunks are cut in every way.</summary>
    static string Make(Random random, int length, char end)
    {
        string[] pieces = ["x", "line", $"{end}", $"{end}{end}", "\"\"", ",", $",{end}", $"\"\",{end}", "é", $"1,2,3{end}"];
        var text = new StringBuilder("a,b,c").Append(end);
        while (text.Length < length)
        {
            if (random.Next(50) == 0)
                for (var rows = random.Next(200); rows > 0; rows--) text.Append(random.Next(1_000)).Append(",plain,row").Append(end);
            text.Append(random.Next(1_000)).Append(",\"");
            for (var count = random.Next(random.Next(100) == 0 ? 1_000 : 30); count > 0; count--) text.Append(pieces[random.Next(pieces.Length)]);
            text.Append("\",").Append(random.Next(2) == 0 ? "z" : $"\"{end}\"").Append(end);
        }
        return text.ToString();
    }
}
