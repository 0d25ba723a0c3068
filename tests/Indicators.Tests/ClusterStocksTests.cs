using FsCheck;
using FsCheck.Fluent;
using Pipeline.Indicators.Estimation;

namespace Pipeline.Indicators.Tests;

/// <summary>Stocks of several windows that are made together.</summary>
public sealed class ClusterStocksTests
{
    const int Samples = 300;

    [Fact]
    public void Window_comes_to_the_same_bits_alone_and_beside_others_whatever_the_order_of_records() => Prop.ForAll(Files(), files =>
    {
        var together = Stocks(files, 0b111);
        return Enumerable.Range(0, 3).All(window =>
        {
            var alone = Stocks([.. files.Select(f => f with { Entries = [.. f.Entries.Reverse()] })], 1u << window)[window];
            return together[window].Write().SequenceEqual(alone.Write());
        });
    }).Check(Laws.Cases(40));

    [Fact]
    public void Mean_is_that_of_the_days_to_their_last_digit_and_not_of_days_rounded_to_steps()
    {
        ClusterEntry[] entries = [.. Enumerable.Range(0, 3).Select(i => new ClusterEntry((ulong)i, 7, 0, 1.0 / 3, 1.0 / 3))];
        var stock = ClusterStocks.Of(Sample.Tree, entries, 1);
        Assert.Equal(1, stock.At(0), 15);
        Assert.Equal(1, stock.N(0));
    }

    [Fact]
    public void Employer_is_drawn_alike_in_windows_that_share_no_file()
    {
        ClusterEntry[] entries = [.. Enumerable.Range(0, 50).Select(i => new ClusterEntry((ulong)i, (ulong)i % 9, i % 5, 10, 1))];
        var stocks = new ClusterStocks(Sample.Tree, [new(entries, 0b01), new([.. entries], 0b10)], [30, 30]).Estimate(Samples, 4, "one");
        Assert.Equal(stocks[0].Write(), stocks[1].Write());
        Assert.True(Enumerable.Range(0, Samples).Select(b => stocks[0].At(0, b)).Distinct().Count() > 1);
    }

    [Fact]
    public void Record_that_files_of_two_windows_name_counts_once_in_each()
    {
        ClusterEntry[] june = [new(1, 7, 2, 30, 1), new(2, 7, 2, 10, 1)], july = [new(2, 7, 2, 31, 1)];
        var stocks = new ClusterStocks(Sample.Tree, [new(june, 0b01), new(july, 0b11)], [61, 31]).Estimate();
        Assert.Equal((2, 1), (stocks[0].N(0), stocks[1].N(0)));
        Assert.Equal((71 / 61.0, 1.0), (stocks[0].At(2), stocks[1].At(2)));
        Assert.Equal((71 / 61.0, 1.0), (stocks[0].StandardError(2), stocks[1].StandardError(2)));
    }

    static StockEstimate[] Stocks(IReadOnlyList<StockFile> files, uint windows) => new ClusterStocks(
        Sample.Tree, [.. files.Select(f => f with { Windows = f.Windows & windows }).Where(f => f.Windows != 0)], [92, 61, 31]).Estimate(Samples, 3, "test");

    /// <summary>Up to five files in up to three windows, with split codes and employers that come more than once.</summary>
    static Arbitrary<StockFile[]> Files()
    {
        var entry =
            from record in Gen.Choose(0, 60)
            from cluster in Gen.Choose(0, 12)
            from node in Gen.Choose(0, Sample.Tree.Count - 1)
            from days in Gen.Choose(1, 31)
            let parts = record % 4 == 0 ? 3 + record % 5 : 1
            select new ClusterEntry((ulong)record, (ulong)cluster, node, days / (double)parts, 1.0 / parts);
        var file = from entries in entry.ArrayOf(40) from windows in Gen.Choose(1, 7) select new StockFile(entries, (uint)windows);
        return file.ArrayOf(5).ToArbitrary();
    }
}
