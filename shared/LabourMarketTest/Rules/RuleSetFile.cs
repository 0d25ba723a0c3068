using System.Text.Json;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Tracks;

namespace Pipeline.LabourMarketTest.Rules;

/// <summary>A rule as it is written.</summary>
sealed record RuleEntry(string Id, RuleKind Kind, string Reason, Effect OnUnknown, SourceStatus Status, string Ref, bool IsConfirmed,
    string? Test = null, string? Hit = null, JsonElement? Params = null, Outcome? Effect = null, Effect? OnFail = null, RuleWhen? When = null,
    string? PermitClass = null, int? ValidityMonths = null, int? DueDays = null);

/// <summary>A rule set as it is written.</summary>
sealed record RuleSetFile(string RuleSetId, string Version, RuleSetStatus Status, Track Track, string Host, DateOnly EffectiveFrom, DateOnly? EffectiveTo,
    string? ApprovedBy, IReadOnlyList<string> LegalBasis, CaseDate CaseDateField, Procedure Procedure, IReadOnlyList<RuleEntry> Rules,
    TrackSettings? Tracks = null, IReadOnlyList<string>? NotCovered = null);
