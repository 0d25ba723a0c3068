using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>Experts, requests and missions of one quarter are made apart and must agree, or no rule across files could hold.</summary>
public sealed class HealthSampleTests
{
    static readonly IReadOnlyDictionary<string, Dictionary<string, string>> Experts = Read("diaspora-experts", "expert_id");
    static readonly IReadOnlyDictionary<string, Dictionary<string, string>> Requests = Read("facility-requests", "request_id");
    static readonly IReadOnlyDictionary<string, Dictionary<string, string>> Missions = Read("missions", "mission_id");

    [Fact]
    public void A_mission_has_its_request_and_its_expert_and_they_have_one_specialty() => Assert.All(Missions.Values, mission =>
        Assert.Equal(Requests[mission["request_id"]]["specialty_code"], Experts[mission["expert_id"]]["specialty_code"]));

    [Fact]
    public void A_request_stands_where_its_mission_says() => Assert.All(Missions.Values, mission =>
    {
        var request = Requests[mission["request_id"]];
        Assert.Equal(
            mission["status"] switch { "Proposed" or "Accepted" => "Matched", "Cancelled" => "Approved", _ => "Filled" }, request["status"]);
        Assert.Equal(mission["mode"], request["mode"]);
        Assert.True(Order(request["needed_from"], mission["planned_from"]) && Order(mission["planned_to"], request["needed_to"]));
        Assert.True(Order(request["approved_on"], mission["proposed_on"]));
        Assert.InRange(int.Parse(mission["planned_days"]), int.Parse(request["min_days"]), int.Parse(request["max_days"]));
    });

    [Fact]
    public void An_expert_has_consented_is_available_and_on_one_mission_at_a_time()
    {
        Assert.All(Missions.Values, mission =>
        {
            var expert = Experts[mission["expert_id"]];
            Assert.True(Order(expert["consent_matching_given"], mission["proposed_on"]) && expert["consent_matching_withdrawn"] == "");
            Assert.Contains(mission["planned_from"], new[] { expert["available_1_from"], expert["available_2_from"] });
            if (mission["mode"] != "online") Assert.Equal("true", expert["mode_onsite"]);
            if (mission["mode"] != "onsite") Assert.Equal("true", expert["mode_online"]);
        });
        var repeated = Missions.Values.GroupBy(m => m["expert_id"]).Where(g => g.Count() > 1).ToList();
        Assert.NotEmpty(repeated);
        Assert.All(repeated, missions => Assert.Single(missions, m => m["status"] != "Completed"));
    }

    [Fact]
    public void Every_status_of_requests_and_missions_is_shown()
    {
        Assert.Equal(7, Requests.Values.Select(r => r["status"]).Distinct().Count());
        Assert.Equal(6, Missions.Values.Select(m => m["status"]).Distinct().Count());
    }

    static bool Order(string first, string second) => first != "" && string.CompareOrdinal(first, second) <= 0;

    static Dictionary<string, Dictionary<string, string>> Read(string dataset, string key)
    {
        var folder = SampleFolder.All.Single(s => s.Dataset == dataset);
        var header = File.ReadLines(folder.PathOf("clean.csv")).First().Split(',');
        return folder.Rows("clean.csv").Select(l => header.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second)).ToDictionary(r => r[key]);
    }
}
