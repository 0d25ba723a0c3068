namespace Pipeline.LabourMarketTest.Law;

/// <summary>The reference data that rules are judged with, read from data files.</summary>
/// <param name="Versions">Content hash of each file, by the file's name; they stand in every decision record.</param>
public sealed record LawBook(PartnerStates PartnerStates, CommitmentSchedule Schedule, IscoCrosswalk Crosswalk, PermitFees Fees, MutualRecognition Recognitions,
    PermitClasses PermitClasses, IReadOnlyList<KeyValuePair<string, string>> Versions)
{
    /// <summary>Names of the data files, without .json.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["partner-states", "commitments", "isco08-isco88", "permit-fees", "mutual-recognition", "permit-classes"];

    /// <summary>Where the data files that come with the program lie.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "reference");

    /// <exception cref="InvalidDataException">A file is malformed; the message names the file and the place.</exception>
    public static LawBook Read(string folder) => Of(FileNames.ToDictionary(f => f, f => File.ReadAllBytes(Path.Combine(folder, $"{f}.json"))));

    /// <param name="bytes">The files by name, one for each of <see cref="FileNames"/>.</param>
    /// <inheritdoc cref="Read"/>
    public static LawBook Of(IReadOnlyDictionary<string, byte[]> bytes)
    {
        T Of<T>(string file) => DataFile.Read<T>($"{file}.json", bytes[file]);
        var crosswalk = new IscoCrosswalk(Of<CrosswalkFile>("isco08-isco88"));
        return new(new(Of<List<PartnerState>>("partner-states")), new(Of<List<Commitment>>("commitments"), crosswalk), crosswalk,
            new(Of<List<PermitFee>>("permit-fees")), new(Of<List<RecognitionAgreement>>("mutual-recognition")), new(Of<List<PermitClass>>("permit-classes")),
            [.. FileNames.Select(f => KeyValuePair.Create(f, Canonical.Hash(bytes[f])))]);
    }
}
