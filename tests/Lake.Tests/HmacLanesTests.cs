using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Validation;

namespace Pipeline.Lake.Tests;

public class HmacLanesTests
{
    const int Longest = 300;

    static byte[] Bytes(int length, int seed) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31 + seed))];

    /// <summary>Hashes whole: one message in each lane, all different.</summary>
    static byte[][] Hash<T>(byte[] key, byte[] beginning, byte[][] messages)
        where T : unmanaged, ILanes<T>
    {
        var words = new T[Sha256Lanes<T>.BlockWords];
        var batch = new HmacLanes<T>(key, beginning).Begin(words);
        for (var lane = 0; lane < messages.Length; lane++) batch.Set(lane, messages[lane]);
        batch.Hash();
        var hashes = new byte[messages.Length][];
        for (var lane = 0; lane < messages.Length; lane++) batch.Get(lane, hashes[lane] = new byte[HMACSHA256.HashSizeInBytes]);
        return hashes;
    }

    static void AssertSame<T>(byte[] key, byte[] beginning, byte[][] messages)
        where T : unmanaged, ILanes<T> => Assert.Equal(
            messages.Select(m => HMACSHA256.HashData(key, (byte[])[.. beginning, .. m])),
            Hash<T>(key, beginning, messages));

    /// <summary>RFC 4231, test cases 1, 2, 4 and 6, whose key is longer than a block.</summary>
    public static TheoryData<string, string, string> KnownHashes => new()
    {
        { string.Concat(Enumerable.Repeat("0b", 20)), "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
        { "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
        { "0102030405060708090a0b0c0d0e0f10111213141516171819", string.Concat(Enumerable.Repeat("cd", 50)), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b" },
        { string.Concat(Enumerable.Repeat("aa", 131)), "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
    };

    [Theory]
    [MemberData(nameof(KnownHashes))]
    public void Gives_the_hashes_of_the_standard(string key, string message, string hash)
    {
        Assert.Equal(hash, Convert.ToHexStringLower(Hash<Lanes512>(Convert.FromHexString(key), [], [Convert.FromHexString(message)])[0]));
        Assert.Equal(hash, Convert.ToHexStringLower(Hash<Lanes256>(Convert.FromHexString(key), [], [Convert.FromHexString(message)])[0]));
    }

    [Fact]
    public void Equals_the_system_at_every_length_that_fits_a_lane()
    {
        foreach (var beginning in (byte[][])[[], [.. "person\0"u8]])
            for (var length = 0; length <= new HmacLanes<Lanes512>(Bytes(32, 0), beginning).LongestMessage; length++)
            {
                AssertSame<Lanes512>(Bytes(32, 7), beginning, [.. Enumerable.Range(0, Lanes512.Count).Select(lane => Bytes(length, lane))]);
                AssertSame<Lanes256>(Bytes(32, 7), beginning, [.. Enumerable.Range(0, Lanes256.Count).Select(lane => Bytes(length, lane))]);
            }
    }

    [Fact]
    public void Equals_the_system_for_any_key_and_any_messages_side_by_side() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<byte[]>>(), ArbMap.Default.ArbFor<NonNull<byte[][]>>(), (key, messages) =>
        {
            var fitting = messages.Get.Where(m => m is not null && m.Length <= 48).ToArray();
            AssertSame<Lanes512>(key.Get, [.. "permit\0"u8], [.. fitting.Take(Lanes512.Count)]);
            AssertSame<Lanes256>(key.Get, [.. "permit\0"u8], [.. fitting.Take(Lanes256.Count)]);
        }));

    [Fact]
    public void A_column_of_values_of_all_lengths_has_the_pseudonyms_of_its_values()
    {
        var pseudonymiser = new Pseudonymiser("k1", Convert.ToBase64String(Bytes(32, 1)));
        var values = new Utf8Arena();
        var valid = new bool[3 * Longest];
        for (var row = 0; row < valid.Length; row++)
        {
            values.Add(Encoding.UTF8.GetBytes(new string((char)('a' + row % 26), row % (Longest + 1))));
            valid[row] = row % 7 != 3;
        }
        var to = new char[valid.Length * Pseudonymiser.Length];
        var rows = Enumerable.Range(0, valid.Length).Where(row => valid[row]).ToArray();
        Assert.Equal(rows.Length, pseudonymiser.For("person").Write(values, valid, to));
        Assert.Equal(
            rows.Select(row => pseudonymiser.Pseudonym("person", values[row])),
            rows.Select((_, i) => new string(to, i * Pseudonymiser.Length, Pseudonymiser.Length)));
    }
}
