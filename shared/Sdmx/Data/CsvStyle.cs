namespace Pipeline.Sdmx.Data;

/// <summary>Which CSV is written.</summary>
public enum CsvKind
{
    /// <summary>Components alone, for spreadsheets.</summary>
    Plain,
    /// <summary>SDMX-CSV 1.0: the dataflow first.</summary>
    Sdmx1,
    /// <summary>SDMX-CSV 2.0: the kind of structure, the structure and the action first.</summary>
    Sdmx2,
}

/// <summary>How codes are written.</summary>
public enum CsvLabels
{
    Id,
    /// <summary><c>id: name</c> in one column.</summary>
    Both,
    /// <summary>The id, and the name in a column of its own behind it.</summary>
    Name,
}

/// <summary>The form of a CSV answer.</summary>
/// <param name="NormalizedTime">Whether a period is written as the moment it begins.</param>
/// <param name="SeriesKeys">Whether a column holds the series' key (2.0).</param>
/// <param name="ObservationKeys">Whether a column holds the observation's key (2.0).</param>
public sealed record CsvStyle(CsvKind Kind, CsvLabels Labels = CsvLabels.Id, bool NormalizedTime = false, bool SeriesKeys = false, bool ObservationKeys = false)
{
    /// <summary>All of it in five letters: two styles never have the same.</summary>
    public string Spelling => string.Create(5, this, static (letters, style) =>
    {
        letters[0] = (char)('0' + style.Kind);
        letters[1] = (char)('0' + style.Labels);
        letters[2] = style.NormalizedTime ? 't' : '-';
        letters[3] = style.SeriesKeys ? 's' : '-';
        letters[4] = style.ObservationKeys ? 'o' : '-';
    });
}
