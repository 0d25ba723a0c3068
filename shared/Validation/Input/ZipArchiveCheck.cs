namespace Pipeline.Validation;

/// <summary>Whether a zip is a workbook or holds exactly one file that can be read.</summary>
static class ZipArchiveCheck
{
    const int MostNames = 5;

    /// <param name="member">The one file; null for a workbook.</param>
    /// <returns>What is wrong, or null.</returns>
    public static InputProblem? Check(FileStream file, out ZipMember? member)
    {
        member = null;
        if (ZipDirectory.Read(file) is not { } directory) return InputRules.DamagedArchive(new("it has no table of contents, so it was cut off", "elle n'a pas de table des matières, donc elle a été coupée"));
        var members = directory.Members;
        if (members.Select(m => ForeignFormat.DetectPart(m.Name)).FirstOrDefault(f => f is not null) is var (name, fix))
            return InputRules.ForeignFormat(name, fix);
        if (members.Count > ZipDirectory.MostMembers) return InputRules.SeveralMembers(Names(members), members.Count);
        if (!directory.IsWhole) return InputRules.DamagedArchive(new("its table of contents is not whole", "sa table des matières n'est pas complète"));
        if (members.Any(m => m.Name == "[Content_Types].xml")) return null;
        if (members.Count > 1) return InputRules.SeveralMembers(Names(members), members.Count);
        if (members.Count == 0 || members[0].IsFolder) return InputRules.NoMember(members.Count == 0 ? null : InputRules.Shorten(members[0].Name));
        member = members[0];
        return members[0].IsEncrypted ? InputRules.EncryptedArchive() : null;
    }

    static List<string> Names(IReadOnlyList<ZipMember> members) => [.. members.Take(MostNames).Select(m => m.Name)];
}
