using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Lake.Tests;

public class PseudonymiserTests
{
    static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    static Pseudonymiser Make(string version = "k1", byte[]? key = null) => new(version, Convert.ToBase64String(key ?? Key));

    [Fact]
    public void Is_the_first_half_of_the_keyed_hash_of_domain_zero_and_value()
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes("person\0KEN-A0012345")));
        Assert.Equal(expected[..32], Make().Pseudonym("person", "KEN-A0012345"u8));
    }

    [Fact]
    public void Differs_by_domain_value_and_key()
    {
        var other = Make(key: [.. Key.Reverse()]);
        string[] all = [Make().Pseudonym("person", "1"u8), Make().Pseudonym("employer", "1"u8), Make().Pseudonym("person", "2"u8), other.Pseudonym("person", "1"u8)];
        Assert.Equal(4, all.Distinct().Count());
        Assert.NotEqual(Make().Pseudonym("ab", "c"u8), Make().Pseudonym("a", "bc"u8));
    }

    [Fact]
    public void Takes_values_longer_than_its_stack_buffer()
    {
        var value = new byte[10_000];
        byte[] input = [.. "person\0"u8, .. value];
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Key, input))[..32], Make().Pseudonym("person", value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("k 1")]
    [InlineData("k1k1k1k1k1k1k1k1k")]
    public void Refuses_a_strange_version(string version) => Assert.Throws<ArgumentException>(() => Make(version));

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all!")]
    [InlineData("c2hvcnQga2V5")]
    public void Refuses_a_short_or_broken_key_without_repeating_it(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new Pseudonymiser("k1", key));
        Assert.Contains("32 random bytes", error.Message);
        if (key.Length > 0) Assert.DoesNotContain(key, error.Message);
    }
}
