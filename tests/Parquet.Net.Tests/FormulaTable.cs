using System.Globalization;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>A table whose values follow from the row number, as a formula here and as one in SQL.</summary>
public static class FormulaTable
{
    static readonly DateTime Start = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    /// <summary>Selects the table from <c>range({rows}) t(i)</c>.</summary>
    public const string Sql = """
        SELECT i::INTEGER AS "int",
          CASE WHEN i % 3 = 0 THEN NULL ELSE i * 7919 - 1000000 END::BIGINT AS "long",
          (i % 256 - 128)::TINYINT AS "sbyte", (i % 256)::UTINYINT AS "byte",
          CASE WHEN i % 10 < 7 THEN NULL ELSE i % 60000 - 30000 END::SMALLINT AS "short", (i % 65536)::USMALLINT AS "ushort",
          (i * 4000 % 4294967296)::UINTEGER AS "uint", (i * 1000000007)::UBIGINT AS "ulong",
          (i / 8)::FLOAT AS "float", CASE WHEN i % 5 = 1 THEN NULL ELSE i::DOUBLE / 8 END AS "double",
          CASE WHEN i % 17 = 0 THEN NULL ELSE i // 100 % 2 = 0 END AS "bool",
          CASE WHEN i % 4 = 0 THEN NULL ELSE 'umurenge-' || (i % 1000) END AS "level",
          'ID ' || i || ' é✓🇷🇼' AS "distinct",
          CASE WHEN i < 0 THEN '' END AS "nothing", 'Rwanda' AS "constant",
          CASE WHEN i % 6 = 0 THEN NULL ELSE encode('b' || i) END AS "bytes",
          DATE '1960-01-01' + (i % 40000)::INTEGER AS "date",
          TIMESTAMP '2001-02-03 04:05:06' + to_microseconds(i * 1000003) AS "time",
          (CASE WHEN i % 8 = 0 THEN NULL ELSE TIMESTAMPTZ '2001-02-03 04:05:06+00' + to_milliseconds(i * 11) END) AS "utc",
          (TIMESTAMP '2001-02-03 04:05:06' + to_milliseconds(i * 11))::TIMESTAMP_MS AS "millis",
          (TIMESTAMP '2001-02-03 04:05:06' + to_microseconds(i))::TIMESTAMP_NS AS "nanos",
          (i % 1000000 / 100)::DECIMAL(8, 2) AS "small", CASE WHEN i % 2 = 0 THEN NULL ELSE i - 0.125 END::DECIMAL(18, 4) AS "middle",
          (-i)::DECIMAL(38, 10) AS "large",
        """;

    public static TestTable Create(int rows) => new(rows,
        Make<int>("int", rows, i => i),
        Make<long>("long", rows, i => i % 3 == 0 ? null : i * 7919L - 1_000_000),
        Make<sbyte>("sbyte", rows, i => (sbyte)(i % 256 - 128)),
        Make<byte>("byte", rows, i => (byte)(i % 256)),
        Make<short>("short", rows, i => i % 10 < 7 ? null : (short)(i % 60_000 - 30_000)),
        Make<ushort>("ushort", rows, i => (ushort)(i % 65_536)),
        Make<uint>("uint", rows, i => (uint)(i * 4000L % 4_294_967_296)),
        Make<ulong>("ulong", rows, i => (ulong)i * 1_000_000_007),
        Make<float>("float", rows, i => i / 8f),
        Make<double>("double", rows, i => i % 5 == 1 ? null : i / 8d),
        Make<bool>("bool", rows, i => i % 17 == 0 ? null : i / 100 % 2 == 0),
        Text("level", rows, i => i % 4 == 0 ? null : "umurenge-" + (i % 1000).ToString(CultureInfo.InvariantCulture)),
        Text("distinct", rows, i => $"ID {i} é✓🇷🇼"),
        Text("nothing", rows, _ => null),
        Text("constant", rows, _ => "Rwanda"),
        new BytesColumn(new DataField<byte[]>("bytes"), Fill(rows, i => i % 6 == 0 ? null : System.Text.Encoding.ASCII.GetBytes($"b{i}"))),
        Make<DateOnly>("date", rows, i => new DateOnly(1960, 1, 1).AddDays(i % 40_000)),
        Make<DateTime>("time", rows, i => Start.AddMicroseconds(i * 1_000_003L)),
        Make<DateTime>("utc", rows, i => i % 8 == 0 ? null : Start.AddMilliseconds(i * 11L)),
        Make<DateTime>("millis", rows, i => Start.AddMilliseconds(i * 11L)),
        Make<DateTime>("nanos", rows, i => Start.AddMicroseconds(i)),
        Make<decimal>("small", rows, i => i % 1_000_000 / 100m),
        Make<decimal>("middle", rows, i => i % 2 == 0 ? null : i - 0.125m),
        Make<decimal>("large", rows, i => -i));

    public static ITestColumn Make<T>(string name, int rows, Func<int, T?> value) where T : struct =>
        new NullableColumn<T>(new DataField<T>(name, nullable: true), Fill(rows, value));

    public static ITestColumn Text(string name, int rows, Func<int, string?> value) =>
        new TextColumn(new DataField<string>(name), Fill(rows, value));

    static T[] Fill<T>(int rows, Func<int, T> value)
    {
        var values = new T[rows];
        for (var i = 0; i < rows; i++) values[i] = value(i);
        return values;
    }
}
