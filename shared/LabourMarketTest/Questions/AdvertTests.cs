using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>Enough different channels were used within the window, of the given kinds if any, and enough of them national ones.</summary>
sealed record AdvertChannels(int MinCount, AdvertWindow Window, IReadOnlyList<string>? Kinds = null, bool National = false) : RuleTest
{
    internal override Step At => Step.Adverts;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.Channels, SchemeParameter.Window];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.SubmittedAt is not { } filed) return Finding.Missing("/submittedAt");
        if (@case.Application.Adverts is not { } adverts) return Finding.Missing("/adverts", Measure.Of((decimal)MinCount));
        var (start, gap, count) = (Window.Start(filed), (Finding?)null, 0);
        for (var i = 0; i < adverts.Count; i++)
        {
            var known = Known(adverts[i], i, start, filed, ref gap);
            if (known && !Before(adverts, i, start, filed)) count++;
        }
        return count >= MinCount || gap is null ? Finding.Of(count >= MinCount, "/adverts", Measure.Of((decimal)count), Measure.Of((decimal)MinCount)) : gap.Value;
    }

    internal override string? Problem() => MinCount < 1 ? "minCount must be at least 1." : Kinds is { Count: 0 } ? "kinds is empty." : Window.Problem();

    bool Known(Advert advert, int index, DateOnly start, DateOnly filed, ref Finding? gap)
    {
        Finding? own = null;
        if (advert.Channel is null) own = Finding.Missing($"/adverts/{index}/channel");
        else if (Kinds?.Contains(advert.Channel) == false || (National && advert.National == false)) return false;
        else if (National && advert.National is null) own = Finding.Missing($"/adverts/{index}/national");
        else if (AdvertDays.Of(advert, index, start, filed, out own).Exists) return true;
        gap ??= own;
        return false;
    }

    bool Before(IReadOnlyList<Advert> adverts, int index, DateOnly start, DateOnly filed)
    {
        Finding? gap = null;
        for (var i = 0; i < index; i++)
            if (adverts[i].Channel == adverts[index].Channel && Known(adverts[i], i, start, filed, ref gap)) return true;
        return false;
    }
}

/// <summary>Enough adverts run on until the decision.</summary>
sealed record AdvertOngoing(int MinCount) : RuleTest
{
    internal override Step At => Step.Adverts;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.OngoingUntilDecision];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.Adverts is not { } adverts) return Finding.Missing("/adverts", Measure.Of((decimal)MinCount));
        int count = 0, unsaid = -1;
        for (var i = 0; i < adverts.Count; i++)
        {
            if (adverts[i].Ongoing == true || adverts[i].To >= @case.DecidedAt) count++;
            else if (adverts[i] is { Ongoing: null, To: null } && unsaid < 0) unsaid = i;
        }
        return count >= MinCount || unsaid < 0 ? Finding.Of(count >= MinCount, "/adverts", Measure.Of((decimal)count), Measure.Of((decimal)MinCount))
            : Finding.Missing($"/adverts/{unsaid}/ongoing");
    }

    internal override string? Problem() => MinCount < 1 ? "minCount must be at least 1." : null;
}

/// <summary>Every advert began after the last redundancy in the occupation.</summary>
sealed record AdvertAfterRedundancy : RuleTest
{
    internal override Step At => Step.Adverts;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.AfterRedundancy];

    public override Finding Evaluate(Case @case)
    {
        var employer = @case.Application.Employer;
        if (employer?.Redundancies is not { } any) return Finding.Missing("/employer/redundancies");
        if (!any)
            return employer.LastRedundancy is { } odd ? Finding.Contradictory("/employer/lastRedundancy", Measure.Of(odd)) : Finding.NotApplicable("/employer/redundancies");
        if (employer.LastRedundancy is not { } last) return Finding.Missing("/employer/lastRedundancy");
        if (@case.Application.Adverts is not { } adverts) return Finding.Missing("/adverts");
        for (var i = 0; i < adverts.Count; i++)
        {
            if (adverts[i].From is not { } from) return Finding.Missing($"/adverts/{i}/from");
            if (from <= last) return new(Verdict.Fail, "/adverts", Measure.Of(from), Measure.Of(last));
        }
        return new(Verdict.Pass, "/adverts", default, Measure.Of(last));
    }
}

/// <summary>Every advert said what it must say.</summary>
/// <param name="Fields">Names of what an advert must contain.</param>
sealed record AdvertFields(IReadOnlyList<string> Fields) : RuleTest
{
    internal override Step At => Step.Adverts;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.MandatoryAdvertFields];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.Adverts is not { } adverts) return Finding.Missing("/adverts");
        Finding? gap = null;
        for (var i = 0; i < adverts.Count; i++)
        {
            if (adverts[i].Fields is not { } said)
            {
                gap ??= Finding.Missing($"/adverts/{i}/fields");
                continue;
            }
            for (var f = 0; f < Fields.Count; f++)
                if (!said.Contains(Fields[f])) return new(Verdict.Fail, "/adverts", Measure.Of((decimal)said.Count), Measure.Of(Fields[f]));
        }
        return gap ?? new(Verdict.Pass, "/adverts", Measure.Of((decimal)Fields.Count), Measure.Of((decimal)Fields.Count));
    }

    internal override string? Problem() => Fields.Count == 0 ? "fields is empty." : null;
}

/// <summary>Every candidate that a channel proposed was invited.</summary>
sealed record MatchesInvited(string Channel) : RuleTest
{
    internal override Step At => Step.Adverts;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.InviteMatchedCandidates];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.Adverts is not { } adverts) return Finding.Missing("/adverts");
        int offered = 0, invited = 0, used = 0;
        for (var i = 0; i < adverts.Count; i++)
        {
            if (adverts[i].Channel != Channel) continue;
            used++;
            if (adverts[i].MatchesOffered is not { } some) return Finding.Missing($"/adverts/{i}/matchesOffered");
            if (adverts[i].MatchesInvited is not { } asked) return Finding.Missing($"/adverts/{i}/matchesInvited");
            if (asked > some || asked < 0) return Finding.Contradictory($"/adverts/{i}/matchesInvited", Measure.Of((decimal)asked));
            (offered, invited) = (offered + some, invited + asked);
        }
        return used == 0 ? Finding.NotApplicable("/adverts") : Finding.Of(invited == offered, "/adverts", Measure.Of((decimal)invited), Measure.Of((decimal)offered));
    }
}
