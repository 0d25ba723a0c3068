using System.Text.Json;

namespace Pipeline.Diaspora;

/// <summary>What a person does to have a qualification recognised.</summary>
/// <param name="Code"><c>equivalence</c> or <c>licence</c>.</param>
/// <param name="IsRegulatedOnly">Whether it is asked of regulated professions only.</param>
/// <param name="IsConfirmed">Whether the institution has confirmed the text.</param>
public sealed record RecognitionStep(string Code, string By, ConsentText Text, bool IsRegulatedOnly, bool IsConfirmed)
{
    static readonly Lazy<IReadOnlyList<RecognitionStep>> All = new(() => JsonSerializer.Deserialize<List<RecognitionStep>>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "recognition-steps.json")), Documents.Json)!);

    /// <summary>The steps in the order in which they are taken.</summary>
    /// <param name="isRegulated">Of an occupation that belongs to a regulated profession.</param>
    public static IReadOnlyList<RecognitionStep> Of(bool isRegulated) => [.. All.Value.Where(s => isRegulated || !s.IsRegulatedOnly)];
}
