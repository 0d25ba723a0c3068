namespace Pipeline.Protection.Requests;

/// <summary>What the supervisory authority ruled on a person's appeal.</summary>
/// <param name="Upheld">The request is to be carried out after all; otherwise the answer stands.</param>
/// <param name="On">The day of the ruling, by Rwanda's calendar.</param>
/// <param name="Identifiers">The person's, once more, where it is upheld: their pseudonyms went with the earlier work.</param>
public sealed record AppealRuling(bool? Upheld, DateOnly? On, IReadOnlyList<Identifier>? Identifiers);
