using System.Text;
using ExcelDataReader;

namespace Pipeline.Validation;

/// <summary>The one visible sheet of a workbook that holds data. Expects a file that <see cref="WorkbookCheck"/> let pass.</summary>
sealed class WorkbookSheet : IDisposable
{
    readonly IExcelDataReader _reader;
    int _row;

    // The library asks for Windows-1252 even where no text is in it.
    static WorkbookSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    WorkbookSheet(IExcelDataReader reader) => _reader = reader;

    public SheetFacts Facts { get; private set; } = new();

    public int Width => Math.Max(_reader.FieldCount, Facts.Errors.Columns);

    public IReadOnlyList<CellRange> MergedCells => _reader.MergeCells ?? [];

    /// <param name="file">Stays open; must stay so until this is disposed.</param>
    /// <param name="problem">Why there is none.</param>
    public static WorkbookSheet? Open(FileStream file, WorkbookCheck check, out InputProblem? problem)
    {
        WorkbookSheet? sheet = null;
        problem = Try(() =>
        {
            file.Position = 0;
            sheet = new(ExcelReaderFactory.CreateOpenXmlReader(file, new() { LeaveOpen = true }));
            return sheet.Select(check);
        });
        if (problem is null) return sheet;
        sheet?.Dispose();
        return null;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end, or where the sheet cannot be read on and there is a problem.</returns>
    public bool Read(out InputProblem? problem)
    {
        var isRow = false;
        problem = Try(() =>
        {
            isRow = _reader.Read();
            return null;
        });
        _row++;
        return isRow;
    }

    /// <summary>A cell of the row: text, number, date, duration, truth value, error or null.</summary>
    public object? this[int column] => Facts.Errors.Find(_row, column + 1) ?? (column < _reader.FieldCount ? _reader.GetValue(column) : null);

    public void Dispose() => _reader.Dispose();

    InputProblem? Select(WorkbookCheck check)
    {
        var (names, at) = (new List<string>(), 0);
        for (var i = 0; i < _reader.ResultsCount; i++, _reader.NextResult())
            if (_reader.VisibleState == "visible" && HasData())
            {
                names.Add(_reader.Name);
                at = i;
            }
        if (names.Count > 1) return InputRules.SeveralSheets(names);
        if (names.Count == 0) return InputRules.EmptyWorkbook();
        _reader.Reset();
        for (var i = 0; i < at; i++) _reader.NextResult();
        if (check.FactsOf(names[0]) is not { } facts) return InputRules.UnfittingWorkbook();
        Facts = facts;
        return null;
    }

    bool HasData()
    {
        while (_reader.Read())
            for (var i = 0; i < _reader.FieldCount; i++)
                if (_reader.GetValue(i) is not (null or "")) return true;
        return false;
    }

    /// <summary>A damaged workbook makes the library fail in many ways; only what says nothing about the workbook passes.</summary>
    static InputProblem? Try(Func<InputProblem?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (IOException and not EndOfStreamException or OutOfMemoryException))
        {
            return InputRules.UnfittingWorkbook();
        }
    }
}
