using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>
/// Border crossings: traders and neighbours at the land posts, many of them more than once, travellers from everywhere at the airport; holders of
/// the month's permits who come to work, and the month's returnees on their day and at their post.
/// </summary>
/// <param name="permits">Rows of the permit sample.</param>
/// <param name="returns">Rows of the return sample.</param>
sealed class BorderCrossingRecipe(ReferencePeriod period, Random random, IReadOnlyList<Row> permits, IReadOnlyList<Row> returns) : Recipe
{
    const int ReturneeEvery = 30;
    const double CrossingsPerTraveller = 2.5;

    static readonly Weighted<(string Code, double Weight)> VisitorPurposes = new(
        [("TOU", 30), ("BUS", 22), ("FAM", 14), ("CNF", 10), ("WRK", 9), ("TRS", 7), ("STU", 3), ("MED", 2), ("DIP", 2), ("OTH", 1)], p => p.Weight);

    static readonly Weighted<(string Code, double Weight)> NeighbourPurposes = new(
        [("TRD", 48), ("FAM", 17), ("WRK", 15), ("BUS", 7), ("STU", 5), ("MED", 3), ("TRS", 3), ("OTH", 2)], p => p.Weight);

    static readonly Weighted<(string Code, double Weight)> VisitorStays = new([("D0", 4), ("D1", 90), ("D2", 4), ("D3", 2)], s => s.Weight);
    static readonly Weighted<(string Code, double Weight)> NeighbourStays = new([("D0", 74), ("D1", 25), ("D2", 1)], s => s.Weight);

    readonly IReadOnlyList<Row> _holders = [.. permits.Where(p => p["status"] is "NEW" or "REN")];

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("BC-R-01", SetIf(r => r["purpose"] == "WRK", ("stay_duration", ""))),
        ("BC-R-02", SetIf(r => r["nationality"] == "RWA", ("permit_id", "WP2600000001"))),
        ("BC-R-03", SetIf(
            r => r["purpose"] == "WRK" && r["direction"] == "IN" && r["permit_id"] == "" && r["nationality"] != "RWA", ("stay_duration", "D3"))),
        ("BC-R-04", SetIf(r => r["nationality"] is "COD" or "BDI" or "TZA", ("document_type", "NID"))),
        ("BC-R-05", SetIf(r => r["nationality"] is "KEN" or "IND" or "CHN" or "USA" or "FRA" or "GBR" or "BEL", ("document_type", "CEP"))),
        ("BC-R-06", SetIf(r => r["nationality"] is "RWA" or "COD", ("document_type", "BPS"), ("border_post", "KGL"))),
        ("BC-R-07", SetIf(r => r["purpose"] == "RES", ("residence_country", "COD"))),
        ("BC-R-08", SetIf(r => r["purpose"] is "RES" or "RTN", ("direction", "OUT"))),
        ("BC-R-09", SetIf(r => r["purpose"] == "RTN", ("residence_country", "RWA"))),
        ("BC-R-10", SetIf(r => r["purpose"] == "TRS", ("stay_duration", "D2"))),
        ("BC-R-11", SetIf(r => r["purpose"] == "WRK", ("birth_year", "2014"))),
        ("BC-R-12", SetIf(r => r["nationality"] == "RWA" && r["residence_country"] == "RWA", ("document_type", "CTD"))),
        ("BC-R-13", Set(("crossed_on", "2099-08-01"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        row["crossing_id"] = RecordNumber("BC", period, index);
        row["permit_id"] = "";
        row["crossed_on"] = Text(random.Day(period.Start, period.End));
        if (index % ReturneeEvery == 7 && index / ReturneeEvery < returns.Count) FillReturn(row, returns[(int)(index / ReturneeEvery)]);
        else if (_holders.Count > 0 && random.Happens(0.05)) FillPermitHolder(row, _holders[random.Next(_holders.Count)]);
        else FillTraveller(row, rows);
    }

    static void FillReturn(Row row, Row returned)
    {
        Person.Of(returned, "RWA").Fill(row);
        row["crossed_on"] = returned["returned_on"];
        row["border_post"] = returned["border_post"];
        row["residence_country"] = returned["previous_country"];
        (row["nationality"], row["direction"], row["purpose"], row["stay_duration"]) = ("RWA", "IN", "RTN", "");
        row["document_type"] = returned["return_type"] is "VOL" or "AVR" ? "PAS" : "LSP";
    }

    // A new permit brings its holder into the country; who renewed it lives here and comes home from a journey.
    void FillPermitHolder(Row row, Row permit)
    {
        var nationality = permit["nationality"]!;
        var isNew = permit["status"] == "NEW";
        Person.Of(permit, nationality).Fill(row);
        row["permit_id"] = permit["permit_id"];
        row["border_post"] = BorderPost.From(nationality, random).Code;
        row["nationality"] = nationality;
        row["residence_country"] = isNew ? nationality : "RWA";
        row["direction"] = "IN";
        row["document_type"] = "PAS";
        row["purpose"] = isNew ? "WRK" : "RES";
        row["stay_duration"] = !isNew ? "D1" : permit["permit_class"] is "R" ? "D1" : "D3";
    }

    void FillTraveller(Row row, long rows)
    {
        var post = BorderPost.Draw(random);
        var person = Traveller(post, rows);
        var isResident = person.Nationality == "RWA" ? random.Happens(0.95) : !post.IsAirport && random.Happens(0.02);
        var isIn = random.Happens(0.51);
        var purpose = isResident && isIn ? "RES" : (post.IsAirport ? VisitorPurposes : NeighbourPurposes).Draw(random).Code;
        person.Fill(row);
        row["border_post"] = post.Code;
        row["nationality"] = person.Nationality;
        row["residence_country"] = isResident ? "RWA"
            : person.Nationality != "RWA" ? person.Nationality
            : post.IsAirport ? Nationality.ForeignWorkers.Draw(random).Code : post.Neighbour;
        row["direction"] = isIn ? "IN" : "OUT";
        row["purpose"] = purpose;
        row["stay_duration"] = Stay(post, purpose, isIn);
        row["document_type"] = Document(post, person.Nationality);
    }

    Person Traveller(BorderPost post, long rows)
    {
        var index = Person.FirstTraveller + (long)(Math.Max(1, rows / CrossingsPerTraveller) * random.NextDouble());
        if (random.Happens(post.IsAirport ? 0.34 : 0.5)) return Person.Rwandan(index);
        return Person.Foreign(post.IsAirport || random.Happens(0.04) ? Nationality.ForeignWorkers.Draw(random).Code : post.Neighbour, index);
    }

    // Long stays for work need a permit, and travellers here have none.
    string Stay(BorderPost post, string purpose, bool isIn)
    {
        var stay = (post.IsAirport ? VisitorStays : NeighbourStays).Draw(random).Code;
        return purpose switch
        {
            "WRK" when isIn && stay is "D2" or "D3" => "D1",
            "TRS" => post.IsAirport ? "D1" : "D0",
            "WRK" or "TRD" or "RES" => stay,
            _ => random.Happens(0.9) ? stay : "",
        };
    }

    string Document(BorderPost post, string nationality) => (post.Neighbour, nationality) switch
    {
        ("COD", "COD" or "RWA") => random.Happens(0.6) ? "BPS" : random.Happens(0.7) ? "CEP" : "PAS",
        ("UGA", "UGA" or "RWA" or "KEN") => random.Happens(0.7) ? "NID" : "PAS",
        ("BDI" or "TZA", "RWA" or "BDI" or "TZA") => random.Happens(0.35) ? "LSP" : random.Happens(0.2) ? "EAC" : "PAS",
        _ => random.Happens(0.04) ? "PDS" : "PAS",
    };
}
