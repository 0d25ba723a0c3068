using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>The samples of one month agree with each other, so that they can be linked as the real datasets can.</summary>
public sealed class LinkedSamplesTests
{
    static readonly List<Dictionary<string, string>> Permits = Read("dgie", "work-permits");
    static readonly List<Dictionary<string, string>> Returns = Read("dgie", "returns");
    static readonly List<Dictionary<string, string>> Crossings = Read("dgie", "border-crossings");
    static readonly List<Dictionary<string, string>> Vacancies = Read("mifotra", "vacancies");
    static readonly List<Dictionary<string, string>> Employers = Read("rssb", "employers");
    static readonly List<Dictionary<string, string>> Payroll = Read("rssb", "payroll");
    static readonly List<Dictionary<string, string>> JobSeekers = Read("mifotra", "job-seekers");

    [Fact]
    public void Every_employer_that_a_sample_names_is_in_the_register()
    {
        var registered = Employers.Select(e => e["employer_id"]).ToHashSet();
        var named = new[] { Permits, Vacancies, Payroll }.SelectMany(rows => rows).Select(r => r["employer_id"]).Where(id => id != "").ToHashSet();
        Assert.True(named.Count > 1_000, $"{named.Count} employers are named.");
        Assert.Subset(registered, named);
    }

    // The last employer of the payroll sample is cut off where the sample ends.
    [Fact]
    public void An_employer_has_as_many_employees_on_its_payroll_as_in_the_register()
    {
        var employees = Employers.ToDictionary(e => e["employer_id"], e => int.Parse(e["employees"]));
        var payrolls = Payroll.CountBy(line => line["employer_id"]).SkipLast(1).ToList();
        Assert.True(payrolls.Count > 100);
        Assert.All(payrolls, payroll => Assert.Equal(employees[payroll.Key], payroll.Value));
    }

    [Fact]
    public void A_permit_shown_at_the_border_is_the_travellers_own()
    {
        var holders = Permits.ToDictionary(p => p["permit_id"], p => p["person_id"]);
        var shown = Crossings.Where(c => c["permit_id"] != "").ToList();
        Assert.True(shown.Count > 30);
        Assert.All(shown, c => Assert.Equal(c["person_id"], holders[c["permit_id"]]));
    }

    [Fact]
    public void A_returnee_at_the_border_is_among_the_returns_of_that_day_and_post()
    {
        var returns = Returns.ToDictionary(r => r["person_id"], r => (r["returned_on"], r["border_post"], r["previous_country"]));
        var returnees = Crossings.Where(c => c["purpose"] == "RTN").ToList();
        Assert.True(returnees.Count > 30);
        Assert.All(returnees, c => Assert.Equal((c["crossed_on"], c["border_post"], c["residence_country"]), returns[c["person_id"]]));
    }

    [Fact]
    public void Foreign_employees_are_found_with_their_permits_and_their_sponsors()
    {
        var permits = Permits.Select(p => (p["person_id"], p["employer_id"])).ToHashSet();
        Assert.InRange(Payroll.Count(line => permits.Contains((line["person_id"], line["employer_id"]))), 20, Payroll.Count / 10);
    }

    [Fact]
    public void A_placed_job_seeker_filled_a_vacancy_and_a_second_notice_names_a_first_one()
    {
        var filled = Vacancies.Where(v => v["outcome"] == "FIL").Select(v => v["vacancy_id"]).ToHashSet();
        var taken = JobSeekers.Select(s => s["vacancy_id"]).Where(id => id != "").ToHashSet();
        Assert.True(taken.Count > 20);
        Assert.Subset(filled, taken);

        var first = Vacancies.Where(v => v["dup_of"] == "").ToDictionary(v => v["vacancy_id"], v => v["isco08"]);
        Assert.All(Vacancies.Where(v => v["dup_of"] != ""), v => Assert.Equal(v["isco08"], first[v["dup_of"]]));
    }

    [Fact]
    public void Some_job_seekers_have_just_returned()
    {
        var returned = Returns.Select(r => r["person_id"]).ToHashSet();
        Assert.InRange(JobSeekers.Count(s => returned.Contains(s["person_id"])), 50, 200);
    }

    static List<Dictionary<string, string>> Read(string agency, string dataset)
    {
        var lines = File.ReadAllLines(SampleFolder.All.Single(s => (s.Agency, s.Dataset) == (agency, dataset)).PathOf("clean.csv"));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
