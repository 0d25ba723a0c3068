using System.Globalization;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Governance;

/// <summary>Why a record is not taken.</summary>
/// <param name="Field">The part of it that cannot be used.</param>
/// <param name="Problem">Ends a sentence about that part.</param>
public sealed record BookRefusal(string Field, string Problem, string Expected);

/// <summary>Keeps the records of the coordination mechanism: who sits in it, when it met, what it decided and who has undertaken what.</summary>
public sealed class CoordinationBook(GovernanceRecords records, AgreementVersions agreements)
{
    const int LongestSubject = 300;

    public async Task<(Member? Member, BookRefusal? Refusal)> RecordAsync(Member member, Caller caller, CancellationToken ct)
    {
        if (!AgencyId.TryParse(member.Agency, null, out _)) return (null, new("agency", "not an agency's short name", "one such as dgie"));
        if (!IsOffice(member.Focal)) return (null, NoOffice("focal"));
        if (member.Alternate is { } alternate && !IsOffice(alternate)) return (null, NoOffice("alternate"));
        return (await records.WriteAsync<Member>(Register.Members, caller.Pseudonym, _ => (member.Agency, member), ct), null);
    }

    public async Task<(Meeting? Meeting, BookRefusal? Refusal)> RecordAsync(MeetingType type, DateOnly date, int quorum, IReadOnlyList<string> present, Caller caller, CancellationToken ct)
    {
        if (quorum < 1) return (null, new("quorum", "not a number of agencies", "1 or more"));
        var members = (await records.ListAsync<Member>(Register.Members, ct)).Select(m => m.Agency).ToHashSet();
        if (present.Distinct().Count() != present.Count || present.Any(agency => !members.Contains(agency)))
            return (null, new("present", "not a list of members, each once", $"some of {string.Join(", ", members.Order(StringComparer.Ordinal))}"));
        var id = $"{date:yyyy-MM-dd}-{type}";
        var meeting = new Meeting(id, type, date, quorum, [.. present.Order(StringComparer.Ordinal)]);
        return (await records.WriteAsync<Meeting>(Register.Meetings, caller.Pseudonym, _ => (id, meeting), ct), null);
    }

    public async Task<(Decision? Decision, BookRefusal? Refusal)> DecideAsync(
        string meeting, string subject, DecisionKind kind, string? approved, Caller caller, CancellationToken ct)
    {
        if (!IsSubject(subject)) return (null, NoSubject());
        if ((await records.ListAsync<Meeting>(Register.Meetings, ct)).FirstOrDefault(m => m.Id == meeting) is not { } held)
            return (null, new("meeting", "not a meeting on record", "a meeting's id, such as 2026-11-20-SteeringCommittee"));
        if (!held.IsQuorate) return (null, new("meeting", $"one that {held.Present.Count} agencies attended, with a quorum of {held.Quorum}", "a meeting that had its quorum"));
        if ((kind == DecisionKind.Other) != string.IsNullOrEmpty(approved))
            return (null, new("approved", "missing, or given where nothing is approved", "the name of what was approved, for every kind but Other"));
        if (approved is { Length: > 100 } || (kind == DecisionKind.AgreementVersion && !await IsOnRecordAsync(approved!, ct)))
            return (null, new("approved", "not a version of an agreement on record", "agency/dataset@version, such as dgie/work-permits@1.1.0"));
        return (await records.WriteAsync<Decision>(Register.Decisions, caller.Pseudonym,
            all => Numbered("D", held.Date, all.Select(d => d.Id), id => new Decision(id, meeting, held.Date, subject, kind, approved)), ct), null);
    }

    public async Task<(ActionItem? Action, BookRefusal? Refusal)> UndertakeAsync(
        string subject, string owner, DateOnly due, string? decision, DateOnly today, Caller caller, CancellationToken ct)
    {
        if (!IsSubject(subject)) return (null, NoSubject());
        if ((await records.ListAsync<Member>(Register.Members, ct)).All(m => m.Agency != owner)) return (null, new("owner", "not a member", "a member agency's short name"));
        if (decision is not null && (await records.ListAsync<Decision>(Register.Decisions, ct)).All(d => d.Id != decision))
            return (null, new("decision", "not a decision on record", "a decision's id, such as D-2026-001, or none"));
        return (await records.WriteAsync<ActionItem>(Register.Actions, caller.Pseudonym,
            all => Numbered("A", today, all.Select(a => a.Id), id => new ActionItem(id, subject, owner, due, ActionStatus.Open, decision)), ct), null);
    }

    /// <returns>The action as it is now; null when there is none of this id.</returns>
    public Task<ActionItem?> ChangeAsync(string id, ActionStatus status, Caller caller, CancellationToken ct) =>
        records.WriteAsync<ActionItem>(Register.Actions, caller.Pseudonym,
            all => all.FirstOrDefault(a => a.Id == id) is { } action ? (id, action with { Status = status }) : null, ct);

    /// <summary>A record under the next number of its year.</summary>
    static (string Id, T Record)? Numbered<T>(string letter, DateOnly day, IEnumerable<string> known, Func<string, T> make)
    {
        var year = string.Create(CultureInfo.InvariantCulture, $"{letter}-{day.Year}-");
        var id = string.Create(CultureInfo.InvariantCulture, $"{year}{known.Count(k => k.StartsWith(year, StringComparison.Ordinal)) + 1:000}");
        return (id, make(id));
    }

    static bool IsSubject(string? subject) => !string.IsNullOrWhiteSpace(subject) && subject.Length <= LongestSubject;

    static BookRefusal NoSubject() => new("subject", "empty or too long", $"up to {LongestSubject} characters, without a person's name");

    static bool IsOffice(string? address) => address is { Length: <= 100 } && address.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
        && address.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '-' or '_');

    static BookRefusal NoOffice(string field) => new(field, "not an address", "an address of office, such as migration.focal@dgie.example, not of a person");

    async Task<bool> IsOnRecordAsync(string name, CancellationToken ct) =>
        name.Split('@') is [var dataset, var version] && dataset.Split('/') is [var agency, var id]
        && AgencyId.TryParse(agency, null, out var agencyId) && DatasetId.TryParse(id, null, out var datasetId) && ProtocolVersion.TryParse(version, out _)
        && (await agreements.ListAsync(agencyId, datasetId, ct)).Any(v => v.Version == version);
}
