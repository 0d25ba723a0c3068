namespace Pipeline.Protocols.Comparing;

/// <summary>Differences in the clauses that bind people. No drop feels them, so none is major; whom data may reach and for what is more than words.</summary>
static class AgreementComparison
{
    const string Place = "agreement";

    public static void Add(Agreement before, Agreement after, Changes changes)
    {
        Set("the purpose", before.Purposes, after.Purposes, ChangeKind.Minor, changes);
        Set("the recipient", before.Recipients.Select(Name), after.Recipients.Select(Name), ChangeKind.Minor, changes);
        Set("the reader", before.Readers.Select(Name), after.Readers.Select(Name), ChangeKind.Minor, changes);
        changes.Differs(ChangeKind.Minor, Place, "onward sharing", before.OnwardSharing, after.OnwardSharing);
        changes.Differs(ChangeKind.Minor, Place, "hours to notify a breach", before.HoursToNotify, after.HoursToNotify);
        Set("the office", before.Team.Select(Name), after.Team.Select(Name), ChangeKind.Patch, changes);
        Set("the contact for breaches", before.BreachContacts, after.BreachContacts, ChangeKind.Patch, changes);
        changes.Differs(ChangeKind.Patch, Place, "the legal basis", before.LegalBasis, after.LegalBasis);
        changes.Differs(ChangeKind.Patch, Place, "the memorandum", before.Memorandum, after.Memorandum);
        changes.Differs(ChangeKind.Patch, Place, "the usage", before.Usage, after.Usage);
        changes.Differs(ChangeKind.Patch, Place, "the limitations", before.Limitations, after.Limitations);
        changes.Differs(ChangeKind.Patch, Place, "a day of signature", Day(before.SignedOn), Day(after.SignedOn));
        changes.Differs(ChangeKind.Patch, Place, "an end", Day(before.ExpiresOn), Day(after.ExpiresOn));
    }

    static void Set(string what, IEnumerable<string> before, IEnumerable<string> after, ChangeKind kind, Changes changes)
    {
        var (old, now) = (before.ToList(), after.ToList());
        foreach (var gone in old.Except(now)) changes.Add(kind, Place, $"no longer names {what} {gone}");
        foreach (var fresh in now.Except(old)) changes.Add(kind, Place, $"now names {what} {fresh}");
    }

    static string Name(Recipient recipient) =>
        $"{recipient.Name} ({recipient.Country}, {recipient.Form}{(recipient.TransferGround is { } ground ? $", {ground}" : "")}{(recipient.TransferContract is { } contract ? $", {contract}" : "")})";

    static string Name(ReaderRole reader) => reader.Approver is { } approver ? $"{reader.Role} (approved by {approver})" : reader.Role;

    static string Name(TeamMember member) => $"{member.Username} ({member.Role}{(member.Until is { } until ? $" until {until:yyyy-MM-dd}" : "")})";

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
