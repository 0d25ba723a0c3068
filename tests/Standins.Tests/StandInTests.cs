using System.Xml.Linq;
using Pipeline.Testing;

namespace Pipeline.Standins.Tests;

public class StandInTests
{
    public static TheoryData<string> StandIns => [.. BuiltAssembly.StandIns.Select(standIn => standIn.PackageId)];

    public static TheoryData<string> Products => [.. BuiltAssembly.Products.Select(product => product.Name)];

    [Theory]
    [MemberData(nameof(StandIns))]
    public void A_stand_in_has_no_public_member_that_the_official_package_lacks(string packageId)
    {
        var standIn = BuiltAssembly.StandIns.Single(s => s.PackageId == packageId);
        using var assembly = standIn.Open();

        var surplus = OfficialApi.For(standIn).Missing(assembly.PublicSurface());

        Assert.True(surplus.Count == 0, $"The official {packageId} lacks what its stand-in shows:\n{string.Join('\n', surplus)}");
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void The_product_uses_nothing_that_the_official_packages_lack(string product)
    {
        using var assembly = BuiltAssembly.Products.Single(p => p.Name == product).Open();

        var unknown = BuiltAssembly.StandIns
            .SelectMany(
                standIn => OfficialApi.For(standIn).Missing(assembly.UsesOf(standIn.Name)),
                (standIn, use) => $"{standIn.PackageId}: {use}")
            .ToList();

        Assert.True(unknown.Count == 0, $"{product} uses what the official packages lack:\n{string.Join('\n', unknown)}");
    }

    [Theory]
    [MemberData(nameof(StandIns))]
    public void A_list_says_of_which_version_it_is(string packageId)
    {
        var pinned = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .SingleOrDefault(package => (string?)package.Attribute("Include") == packageId);
        var header = OfficialApi.For(BuiltAssembly.StandIns.Single(s => s.PackageId == packageId)).Header;

        Assert.Contains(packageId, header, StringComparison.Ordinal);
        Assert.Contains((string?)pinned?.Attribute("Version") ?? "", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_stand_in_and_every_product_project_was_built()
    {
        var folders = Directory.GetDirectories(Repository.PathOf("standins")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(folders, BuiltAssembly.StandIns.Select(standIn => standIn.PackageId).Order(StringComparer.Ordinal));
        Assert.Contains(BuiltAssembly.Products, product => product.Name == "Pipeline.Reference");
        Assert.All(BuiltAssembly.StandIns.Concat(BuiltAssembly.Products), built => Assert.True(File.Exists(built.Path), built.Path));
    }
}
