namespace Pipeline.Statistics.Structures;

/// <summary>A name or note in the languages it is known in.</summary>
/// <param name="En">English.</param>
/// <param name="Fr">French.</param>
/// <param name="Rw">Kinyarwanda; null where no speaker has given it.</param>
public sealed record LocalText(string En, string Fr, string? Rw = null)
{
    /// <summary>The text in a language by its two letters; English where it is not known in that language.</summary>
    public string In(string language) => language switch { "fr" => Fr, "rw" => Rw ?? En, _ => En };
}
