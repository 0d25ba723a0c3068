using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Data;

/// <summary>The words of one kind of SDMX-ML data. Ids of codes need no escapes.</summary>
abstract class XmlForm
{
    public static readonly XmlForm Generic = new GenericForm();
    public static readonly XmlForm Specific = new SpecificForm();

    /// <summary>Closes a series.</summary>
    public abstract string SeriesEnd { get; }

    public abstract void WriteSeries(IReadOnlyList<Column> key, int row, Utf8Output output);

    public abstract void WriteObservation(Layout layout, double value, bool withValue, IReadOnlyList<Column> attributes, int row, Utf8Output output);

    static void WriteValue(double value, Utf8Output output)
    {
        if (double.IsNaN(value)) output.Write("NaN"u8);
        else output.Write(value);
    }

    sealed class GenericForm : XmlForm
    {
        public override string SeriesEnd => "</generic:Series>";

        public override void WriteSeries(IReadOnlyList<Column> key, int row, Utf8Output output)
        {
            output.Write("<generic:Series><generic:SeriesKey>"u8);
            WriteValues(key, row, output);
            output.Write("</generic:SeriesKey>"u8);
        }

        public override void WriteObservation(Layout layout, double value, bool withValue, IReadOnlyList<Column> attributes, int row, Utf8Output output)
        {
            output.Write("<generic:Obs>"u8);
            if (layout.IsFlat)
            {
                output.Write("<generic:ObsKey>"u8);
                WriteValues(layout.Observation, row, output);
                output.Write("</generic:ObsKey>"u8);
            }
            else
            {
                var dimension = layout.Observation[0];
                output.Write("<generic:ObsDimension value=\""u8);
                output.Write(dimension.Utf8[dimension.PlaceAt(row)]);
                output.Write("\"/>"u8);
            }
            if (withValue)
            {
                output.Write("<generic:ObsValue value=\""u8);
                WriteValue(value, output);
                output.Write("\"/>"u8);
            }
            if (attributes.Count > 0)
            {
                output.Write("<generic:Attributes>"u8);
                WriteValues(attributes, row, output);
                output.Write("</generic:Attributes>"u8);
            }
            output.Write("</generic:Obs>"u8);
        }

        static void WriteValues(IReadOnlyList<Column> columns, int row, Utf8Output output)
        {
            foreach (var column in columns)
            {
                output.Write("<generic:Value id=\""u8);
                output.Write(column.Id);
                output.Write("\" value=\""u8);
                output.Write(column.Utf8[column.PlaceAt(row)]);
                output.Write("\"/>"u8);
            }
        }
    }

    sealed class SpecificForm : XmlForm
    {
        public override string SeriesEnd => "</Series>";

        public override void WriteSeries(IReadOnlyList<Column> key, int row, Utf8Output output)
        {
            output.Write("<Series"u8);
            WriteValues(key, row, output);
            output.Write((byte)'>');
        }

        public override void WriteObservation(Layout layout, double value, bool withValue, IReadOnlyList<Column> attributes, int row, Utf8Output output)
        {
            output.Write("<Obs"u8);
            WriteValues(layout.Observation, row, output);
            if (withValue)
            {
                output.Write(" OBS_VALUE=\""u8);
                WriteValue(value, output);
                output.Write((byte)'"');
            }
            WriteValues(attributes, row, output);
            output.Write("/>"u8);
        }

        static void WriteValues(IReadOnlyList<Column> columns, int row, Utf8Output output)
        {
            foreach (var column in columns)
            {
                output.Write((byte)' ');
                output.Write(column.Id);
                output.Write("=\""u8);
                output.Write(column.Utf8[column.PlaceAt(row)]);
                output.Write((byte)'"');
            }
        }
    }
}
