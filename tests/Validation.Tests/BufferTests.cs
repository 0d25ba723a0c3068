using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class BufferTests
{
    static readonly Protocol Small = TestProtocol.Make(p => p with { Limits = p.Limits with { MaxFieldChars = 30, MaxErrorsStored = 50 } });

    const string Odd =
        "\uFEFFPermit Number," + "person_id,country,sex,born,class,issued,wage,ratio,renewal,note\r\n"
        + "WP0000000001,P1234567,KEN,F,1990,H1,2026-10-05,1250.50,0.5,true,\"a \"\"b\"\"\r\nc\"\r\n"
        + "WP0000000001,Pé日😀,UK,F,1990,H1,2026-10-05,x,0.5,true,\n"
        + "WP0000000003,\"P1234567,KEN,F,1990,H1,2026-10-05,1,0.5,true,\nsome text\n"
        + "WP0000000004,P1234567,KEN,F,1990,H1,2026-10-05,1,0.5,true,\r\r\n\n"
        + "WP0000000005,P1\"234567,KEN,F,1990,H1,2026-10-05,1,0.5,true,\n"
        + "WP0000000006,P1234567,KEN\n"
        + "WP0000000007,P1234567,KEN,F,1990,H1,2026-10-05,1,0.5,true,this note is far longer than thirty characters\n"
        + "WP0000000008,P1234567,KEN,F,1990,H1,2026-10-05,1,0.5,true,\"ok\"\n\n,,\r\n";

    [Fact]
    public Task An_odd_file_reads_the_same_whatever_the_buffer() => AssertSameAsync(Encoding.UTF8.GetBytes(Odd));

    [Fact]
    public Task A_file_that_stops_being_utf_8_reads_the_same_whatever_the_buffer() =>
        AssertSameAsync([.. Encoding.UTF8.GetBytes(Odd), 0xE9, .. Encoding.UTF8.GetBytes(Odd)]);

    [Fact]
    public async Task Mutated_files_read_the_same_and_every_row_is_accounted_for()
    {
        var random = new Random(4180);
        for (var round = 0; round < 100; round++)
        {
            var bytes = Mutate([.. Encoding.UTF8.GetBytes(Odd + Odd[(Odd.IndexOf('\n') + 1)..])], random);
            await AssertSameAsync(bytes);
        }
    }

    static async Task AssertSameAsync(byte[] content)
    {
        var expected = ReportText.WithRejected(await Drop.OfAsync(content, Small));
        foreach (var size in (int[])[64, 65, 97, 128, 311, 1_000, 4_096])
            foreach (var threads in (int[])[1, 2, 7])
                Assert.Equal(expected, ReportText.WithRejected(await Drop.OfAsync(new TricklingStream(content, size), Small, size, threads: threads)));
    }

    static byte[] Mutate(List<byte> bytes, Random random)
    {
        ReadOnlySpan<byte> shapes = ",\"\n\r;\" x\0"u8;
        for (var change = random.Next(6); change >= 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                case 1: bytes[at] = shapes[random.Next(shapes.Length - 1)]; break;
                case 2: bytes.Insert(at, shapes[random.Next(shapes.Length - (random.Next(10) == 0 ? 0 : 1))]); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at))); break;
                default: bytes.Insert(at, (byte)(random.Next(20) == 0 ? random.Next(256) : '"')); break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Gives fewer bytes than asked for, as networks do.</summary>
    sealed class TricklingStream(byte[] content, int seed) : MemoryStream(content)
    {
        readonly Random _random = new(seed);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[.._random.Next(1, buffer.Length + 1)], cancellationToken);
    }
}
