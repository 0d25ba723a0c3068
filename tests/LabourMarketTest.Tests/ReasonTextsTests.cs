using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Questions;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>What reasons, outcomes, places and codes are called in the three languages.</summary>
public sealed class ReasonTextsTests
{
    static readonly string[] Languages = ["en", "fr", "rw"];

    static IEnumerable<string> Places(Field field, string place) => field.Kind switch
    {
        FieldKind.Facts => field.Members!.SelectMany(m => Places(m, $"{place}/{m.Name}")).Prepend(place),
        FieldKind.Items => field.Members!.SelectMany(m => Places(m, $"{place}/*/{m.Name}")).Prepend(place),
        FieldKind.Flags => [place, $"{place}/*"],
        _ => [place],
    };

    [Fact]
    public void Every_place_of_an_application_has_its_name_and_no_name_is_left_over() =>
        Assert.Equal(Places(ApplicationFields.Root, "").Where(p => p.Length > 0).Append("/wageTable").Order(StringComparer.Ordinal), World.Texts.Places);

    [Fact]
    public void Every_outcome_has_its_sentence() => Assert.Equal(Enum.GetNames<Outcome>().Order(StringComparer.Ordinal), World.Texts.Outcomes);

    [Fact]
    public void Every_code_that_stands_in_a_sentence_has_its_words()
    {
        var professions = Protocols.ProtocolCatalog.Load(Testing.Repository.PathOf("protocols"), new(2025, 7, 1)).Codelists.First(l => l.Name == "regulated-professions").Items.Keys.Where(c => c != "NONE");
        var said = World.RuleSets.SelectMany(s => s.Rules).Select(r => r.Test).OfType<AdvertFields>().SelectMany(t => t.Fields);
        var rwandan = World.RuleSets.Where(s => s.Host == "RWA").SelectMany(s => s.Rules).Select(r => r.Test).OfType<OccupationOnList>().Select(t => t.List);
        Assert.Equal(Enum.GetNames<ScheduleStanding>().Concat(Enum.GetNames<PayBasis>()).Concat(professions).Concat(said).Concat(rwandan).Concat(["true", "false", "excused"]).Distinct()
            .Order(StringComparer.Ordinal), World.Texts.Values);
    }

    [Fact]
    public void No_text_is_empty_and_none_is_the_same_in_two_languages_unless_it_is_the_same_word()
    {
        var all = World.Texts.Places.Select(p => World.Texts.Place(p)!).Concat(World.Texts.Values.Select(v => World.Texts.Value(v)!)).Concat(Enum.GetValues<Outcome>().Select(o => World.Texts.Of(o)!));
        Assert.All(all, t =>
        {
            Assert.All(Languages, l => Assert.False(string.IsNullOrWhiteSpace(ReasonTexts.In(l)(t))));
            Assert.NotEqual(t.En, t.Rw);
            Assert.NotEqual(t.En, t.Fr);
        });
    }

    [Theory]
    [InlineData("en", "Not given: the first day of an advert (/adverts/1/from).")]
    [InlineData("fr", "Non fourni : le premier jour d'une annonce (/adverts/1/from).")]
    [InlineData("rw", "Ntibyatanzwe: umunsi wa mbere w'itangazo (/adverts/1/from).")]
    public void What_is_missing_is_named_with_its_place(string language, string sentence)
    {
        var assessment = World.Assess(World.Open with { Adverts = [World.Open.Adverts![0], World.Open.Adverts[1] with { From = null }] });
        Assert.Equal(sentence, World.Texts.Explain(assessment.Of("AD-120"), ReasonTexts.In(language)));
    }

    [Theory]
    [InlineData("en", "The tables, lists and schedules on record have no answer for the table of pay (/wageTable).")]
    [InlineData("fr", "Les tables, listes et calendriers disponibles ne donnent pas de réponse pour la table des rémunérations (/wageTable).")]
    public void What_there_is_no_table_for_is_named_without_a_gap_in_the_sentence(string language, string sentence) =>
        Assert.Equal(sentence, World.Texts.Explain(World.Assess(World.Open, World.Inputs with { Wages = null }).Of("WG-210"), ReasonTexts.In(language)));

    [Theory]
    [InlineData("fr", "Une annonce ne mentionne pas : la rémunération.")]
    [InlineData("rw", "Itangazo ntirivuga: umushahara.")]
    public void A_code_among_the_facts_is_told_in_the_language(string language, string sentence)
    {
        var silent = World.Open with { Adverts = [.. World.Open.Adverts!.Select(a => a with { Fields = ["description", "employer", "location", "hours"] })] };
        Assert.Equal(sentence, World.Texts.Explain(World.Assess(silent).Of("AD-130"), ReasonTexts.In(language)));
    }

    [Fact]
    public void What_an_exemption_excuses_is_said_to_be_excused()
    {
        var exempt = World.Assess(World.Golden with { Adverts = [] }, World.Inputs with { Lists = World.Lists("2512") });
        Assert.Equal("The post was advertised for 0 days before filing; 28 are needed. (excused by the exemption)", World.Texts.Explain(exempt.Of("AD-110"), ReasonTexts.In("en")));
    }

    [Fact]
    public void An_unclear_schedule_is_explained_in_words()
    {
        var law = World.Law with { Schedule = new(World.Law.Schedule.Lines, new(new(SourceStatus.Background, "test", false, []))) };
        var assessment = World.Assess(World.Open with { Nationalities = ["KEN"] }, World.Inputs with { Law = law });
        Assert.Equal("The schedule of commitments gives no clear answer for the occupation: no correspondence to ISCO-88 is on record. An officer looks at it.", World.Texts.Explain(assessment.Of("TR-020"), ReasonTexts.In("en")));
    }

    [Fact]
    public void Texts_that_were_kept_before_places_had_names_still_explain()
    {
        var old = ReasonTexts.Of("old", System.Text.Encoding.UTF8.GetBytes("""{"version":"0.1.0","review":["rw"],"texts":{"FACT_MISSING":{"en":"Not given: {path}.","fr":"a","rw":"b"}}}"""));
        Assert.Equal("Not given: /candidates.", old.Explain(World.Assess(World.Open with { Candidates = null }).Of("CA-140"), ReasonTexts.In("en")));
        Assert.Null(old.Of(Outcome.Approve));
    }
}
