using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>A file to put to the validator, made of its seed alone.</summary>
/// <param name="MostLines">The file has no more lines.</param>
sealed record FuzzCase(int Seed, FuzzSample Sample, byte[] Content, long MostLines, string Kind)
{
    const long MostSheetRows = 1_048_576;

    public static FuzzCase Make(int seed)
    {
        var random = new Random(seed);
        var sample = FuzzSample.All[seed % FuzzSample.All.Count];
        return random.Next(20) switch
        {
            0 => Pack("noise", FuzzBytes.Noise(random)),
            1 or 2 => Pack("text", FuzzBytes.LooksLikeCsv(sample, random)),
            _ => Changed(),
        };

        FuzzCase Changed()
        {
            var table = new FuzzTable(random, sample);
            for (var changes = Few(4); changes > 0; changes--) table.Change();
            switch (random.Next(10))
            {
                case 0: return Workbook(table);
                case 1: return Pack("json", FuzzBytes.Change(Encoding.UTF8.GetBytes(table.ToJsonLines()), Few(4), random));
                default: return Pack("csv", FuzzBytes.Change(Encode(table.ToCsv()), Few(6), random));
            }
        }

        FuzzCase Workbook(FuzzTable table)
        {
            var partChanges = random.Next(4) == 0 ? random.Next(3) : 0;
            var content = table.ToWorkbook().ToBytes(part => FuzzBytes.Change(part, partChanges, random));
            return Damage("workbook", content, MostSheetRows);
        }

        FuzzCase Pack(string kind, byte[] text)
        {
            var lines = 1 + text.LongCount(b => b is (byte)'\n' or (byte)'\r');
            return random.Next(8) switch
            {
                0 => Damage(kind + ".gz", InputDrop.Gzip(text), lines),
                1 => Damage(kind + ".zip", Zip(text), lines),
                _ => new(seed, sample, text, lines, kind),
            };
        }

        byte[] Zip(byte[] text) => random.Next(10) switch
        {
            0 => InputDrop.Zip(("a.csv", text), ("b.csv", text)),
            1 => InputDrop.Zip(("a.zip", InputDrop.Zip(("a.csv", text)))),
            2 => InputDrop.Gzip(InputDrop.Zip(("a.csv", text))),
            _ => InputDrop.Zip((System.IO.Compression.CompressionLevel)random.Next(4), random.Next(2) == 0, ("a.csv", text)),
        };

        // Where packed bytes changed, nobody knows how many lines come out.
        FuzzCase Damage(string kind, byte[] packed, long lines) => Few(3) is > 0 and var changes
            ? new(seed, sample, FuzzBytes.Change(packed, changes, random), Math.Max(lines, MostSheetRows), kind)
            : new(seed, sample, packed, lines, kind);

        byte[] Encode(string text) => random.Next(12) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            1 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            2 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            3 => Encoding.Unicode.GetBytes(text),
            4 => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };

        // Often none: a good file in an odd dress is a case too.
        int Few(int most) => random.Next(2) == 0 ? 0 : random.Next(most + 1);
    }
}
