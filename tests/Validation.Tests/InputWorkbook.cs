using System.Globalization;
using System.Security;
using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>Writes the least XLSX that Excel itself would open.</summary>
sealed class InputWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";

    readonly List<(string Name, string State, StringBuilder Rows)> _sheets = [("Permits", "visible", new())];
    readonly Dictionary<string, byte[]> _others = [];
    int _row;
    string _merged = "";

    public InputWorkbook Sheet(string name, string state = "visible")
    {
        _sheets.Add((name, state, new()));
        _row = 0;
        return this;
    }

    /// <summary>Text as shared by none, numbers as they are, dates as Excel keeps them.</summary>
    public InputWorkbook Row(params object?[] cells) => Xml(string.Concat(cells.Select((cell, i) => Cell(cell, SheetCell.Name(i, _row + 1)))));

    public InputWorkbook Xml(string cells)
    {
        _sheets[^1].Rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{++_row}\">{cells}</row>");
        return this;
    }

    public InputWorkbook Skip(int rows)
    {
        _row += rows;
        return this;
    }

    public InputWorkbook Merge(string range)
    {
        _merged = $"<mergeCells count=\"1\"><mergeCell ref=\"{range}\"/></mergeCells>";
        return this;
    }

    public InputWorkbook Part(string name, byte[] content)
    {
        _others[name] = content;
        return this;
    }

    public byte[] ToBytes() => ToBytes(static part => part);

    /// <param name="change">What becomes of a part's bytes before they are packed.</param>
    public byte[] ToBytes(Func<byte[], byte[]> change) => InputDrop.Zip(
    [
        .. Parts().Select(p => (p.Name, change(Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>" + p.Xml)))),
        .. _others.Select(o => (o.Key, o.Value)),
    ]);

    IEnumerable<(string Name, string Xml)> Parts()
    {
        yield return ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        yield return ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
            + string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"s{i}\"/>")) + "</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">"
            + $"<Relationship Id=\"sh\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            + $"<Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>"
            + string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>")) + "</Relationships>");
        yield return ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
        for (var i = 0; i < _sheets.Count; i++)
            yield return ($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{_sheets[i].Rows}</sheetData>{_merged}</worksheet>");
    }

    static string Cell(object? value, string place) => value switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        bool isTrue => $"<c r=\"{place}\" t=\"b\"><v>{(isTrue ? 1 : 0)}</v></c>",
        DateTime date => $"<c r=\"{place}\" s=\"{(date.TimeOfDay.Ticks == 0 ? 1 : 2)}\"><v>{date.ToOADate().ToString("R", CultureInfo.InvariantCulture)}</v></c>",
        IFormattable number => $"<c r=\"{place}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException("No cell is made of that.", nameof(value)),
    };
}
