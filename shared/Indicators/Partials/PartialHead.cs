using Pipeline.Indicators.Codes;
using Pipeline.Reference;

namespace Pipeline.Indicators.Partials;

/// <summary>What a run asks of every file, in a few bytes: the rest of a partial is read where it is used.</summary>
/// <param name="Rows">Of the file.</param>
/// <param name="PseudonymKey">The key of the file's pseudonyms; empty when it names none.</param>
/// <param name="Changes">Codes that were counted elsewhere than under themselves.</param>
/// <param name="PayMonths">Months of which the pay is kept beside the partial; none for other files than a payroll.</param>
public sealed record PartialHead(long Rows, string PseudonymKey, IReadOnlyList<CodeChange> Changes, IReadOnlyList<ReferencePeriod> PayMonths)
{
    /// <summary>Rows (int64), the key, the changed codes and the months, in the strings and little-endian numbers of a <see cref="BinaryWriter"/>.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Rows);
        writer.Write(PseudonymKey);
        writer.Write(Changes.Count);
        foreach (var change in Changes)
        {
            writer.Write(change.From);
            writer.Write(change.To);
            writer.Write((byte)change.Rule);
            writer.Write(change.Share);
            writer.Write(change.Rows);
        }
        writer.Write(PayMonths.Count);
        foreach (var month in PayMonths) writer.Write(month.ToString());
    }

    /// <exception cref="EndOfStreamException">The bytes end before the head.</exception>
    public static PartialHead Read(BinaryReader reader) => new(
        reader.ReadInt64(), reader.ReadString(),
        reader.ReadMany(() => new CodeChange(reader.ReadString(), reader.ReadString(), (HarmonisationRule)reader.ReadByte(), reader.ReadDouble(), reader.ReadInt64())),
        reader.ReadMany(() => ReferencePeriod.Parse(reader.ReadString())));
}
