using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Applications.Reading;

namespace Pipeline.LabourMarketTest.Tests;

public sealed class ApplicationReaderTests
{
    static IReadOnlyList<ApplicationFault> Faults(string json) => ApplicationReader.Read(Encoding.UTF8.GetBytes(json)).Faults;

    [Fact]
    public void A_whole_application_is_read_as_it_was_written()
    {
        var (application, faults) = ApplicationReader.Read(ApplicationJson.Write(World.Golden));
        Assert.Empty(faults);
        Assert.Equal(ApplicationJson.Hash(World.Golden), ApplicationJson.Hash(application!));
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("""{"applicationId":"1","applicationId":"2"}""", "/applicationId")]
    [InlineData("""{}""", "/applicationId")]
    [InlineData("""{"applicationId":"1\n"}""", "/applicationId")]
    [InlineData("""{"applicationId":"1","post":null}""", "/post")]
    [InlineData("""{"applicationId":"1","submittedAt":"2025-02-29"}""", "/submittedAt")]
    [InlineData("""{"applicationId":"1","adverts":[{},{"a/b~c":1}]}""", "/adverts/1/a~1b~0c")]
    [InlineData("""{"applicationId":"1","declarations":{"x":"yes"}}""", "/declarations/x")]
    [InlineData("""{"applicationId":"1","post":{"vacancies":1.5}}""", "/post/vacancies")]
    [InlineData("""{"applicationId":"\ud800"}""", "")]
    public void A_fault_has_its_place(string json, string place) => Assert.Equal([place], Faults(json).Select(f => f.Place));

    [Fact]
    public void Every_member_of_the_record_is_a_member_of_the_schema_and_the_other_way_round()
    {
        using var schema = JsonDocument.Parse(ApplicationSchema.Json);
        Check(typeof(Application), schema.RootElement);

        static void Check(Type type, JsonElement of)
        {
            var properties = of.GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
            Assert.Equal(type.GetProperties().Where(p => p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal), properties.Keys.Order(StringComparer.Ordinal));
            foreach (var property in type.GetProperties())
            {
                var own = properties[JsonNamingPolicy.CamelCase.ConvertName(property.Name)];
                var item = property.PropertyType is { IsGenericType: true } list && list.GetGenericArguments() is [var only] && only.Namespace == typeof(Application).Namespace ? only : null;
                if (item is not null) Check(item, own.GetProperty("items"));
                else if (property.PropertyType.Namespace == typeof(Application).Namespace) Check(property.PropertyType, own);
            }
        }
    }

    [Fact]
    public void No_text_is_too_odd_to_be_answered() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Faults($$"""{"applicationId":{{JsonSerializer.Serialize(text)}},{{JsonSerializer.Serialize(text)}}:1}""").Count > 0)
            .Check(Laws.Cases(200));
}
