namespace Pipeline.Diaspora;

/// <summary>What stands beside indicators that one figure does not tell: by the code of the indicator and a name of its own.</summary>
public static class FurtherFigures
{
    /// <summary>Every further figure of the plan, before it is protected.</summary>
    public static IReadOnlyDictionary<string, Measured> Of(ProgrammeFacts f) => new Dictionary<string, Measured>
    {
        ["O9.hours"] = PersonHours(f),
        ["C2.response"] = Response(f),
        ["C3.experts"] = ProgrammeIndicators.OfExperts(f, m => m.ExpertRating is not null, m => m.ExpertRating >= ProgrammeIndicators.GoodRating),
        ["E1.hour"] = CostPerHour(f),
        ["P1.published"] = Measured.Count(f.Opportunities.Count(o => o.Opens >= f.From && o.Opens <= f.To)),
        ["P1.placements"] = Measured.Persons("placements", Reported(f, OutcomeReport.Placement).Sum(o => o.Count)),
        ["P1.investments"] = Investments(f),
        ["G1.actions"] = Measured.Share(f.Governance.ActionsClosed, f.Governance.ActionsDue),
        ["G1.reports"] = Reports(f),
        ["D1.answered"] = Measured.Rate(f.Answers.InTime, f.Answers.Due, f.Answers.Due),
    };

    /// <summary>Hours of all who took part, however short; of missions that came in a file no hours of persons are known.</summary>
    static Measured PersonHours(ProgrammeFacts f)
    {
        var persons = ProgrammeIndicators.PersonsOf(f.Beneficiaries);
        return new(f.Beneficiaries.Sum(b => b.Hours), null, null, Of: FigureOf.SumOverPersons, Cell: "participants", Behind: persons);
    }

    /// <summary>Follow-ups done by those due: 6 and 12 months after the mission, of who agreed to be asked. One that was done early is due too.</summary>
    static Measured Response(ProgrammeFacts f)
    {
        var ended = f.Completed.ToDictionary(m => m.Id, m => m.ActualTo ?? m.PlannedTo);
        var due = f.Beneficiaries.Where(b => b.Consent)
            .SelectMany(b => ((int Months, FollowUp? Done)[])[(6, b.At6Months), (12, b.At12Months)], (b, at) => (Person: b, at.Done, IsDue: IsOver(b.Mission, at.Months)))
            .Where(a => a.IsDue || a.Done is not null).ToList();
        return Measured.Rate(due.Count(a => a.Done is not null), due.Count, ProgrammeIndicators.PersonsOf(due.Select(a => a.Person)));

        bool IsOver(string mission, int months) => ended.TryGetValue(mission, out var end) && end.AddMonths(months) <= f.To;
    }

    /// <summary>Of completed missions, by the hours that they passed on.</summary>
    static Measured CostPerHour(ProgrammeFacts f)
    {
        var completed = f.Completed.Select(m => m.Id).ToHashSet();
        var hours = f.Activities.Where(a => completed.Contains(a.Mission)).Sum(a => a.Hours) + f.Completed.Sum(m => (m.HoursOnsite ?? 0) + (m.HoursOnline ?? 0));
        return ProgrammeIndicators.CostOf(f.Completed) is { } cost ? Measured.Share(cost, hours, 1) : Measured.None("severalCurrencies");
    }

    static IEnumerable<OutcomeReport> Reported(ProgrammeFacts f, string kind) => f.Outcomes.Where(o => o.Kind == kind && o.On <= f.To);

    /// <summary>RWF. Of fewer than five investments nothing is told, as each investor would know the others'.</summary>
    static Measured Investments(ProgrammeFacts f)
    {
        var (made, sum) = (Reported(f, OutcomeReport.Investment).Sum(o => o.Count), Reported(f, OutcomeReport.Investment).Sum(o => o.AmountRwf ?? 0));
        return made == 0 ? Measured.Count(0) : new(sum, null, null, Of: FigureOf.AmountOfFew, Behind: made);
    }

    static Measured Reports(ProgrammeFacts f)
    {
        var due = f.Missions.Where(m => m.ReportDue >= f.From && m.ReportDue <= f.To).ToList();
        return Measured.Share(due.Count(m => m.ReportReceived <= m.ReportDue), due.Count);
    }
}
