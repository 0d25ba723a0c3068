using System.IO.Pipelines;
using System.Security;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Data;

/// <summary>Writes SDMX-ML 2.1 data messages, generic and structure-specific. A value that is not there is NaN, as the standard has it.</summary>
public static class XmlDataWriter
{
    const string Schemas = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";

    /// <param name="isGeneric">Whether components are named in elements of one schema for all; else in attributes of the dataflow's own.</param>
    public static async Task WriteAsync(DataMessage message, bool isGeneric, PipeWriter pipe, CancellationToken ct)
    {
        var layout = Layout.Of(message);
        var form = isGeneric ? XmlForm.Generic : XmlForm.Specific;
        var output = new Utf8Output(pipe, ct);
        WriteStart(message, layout, isGeneric, output);
        var isOpen = false;
        layout.Restart();
        foreach (var row in layout.Rows)
        {
            if (!layout.IsFlat && layout.BeginsSeries(row))
            {
                if (isOpen) output.Write(form.SeriesEnd);
                form.WriteSeries(layout.Series, row, output);
                isOpen = true;
            }
            if (message.HasObservations) form.WriteObservation(layout, message.Flow.Table.Values[row], message.Query.HasValues, message.Attributes, row, output);
            if (output.IsFull) await output.SendAsync();
        }
        if (isOpen) output.Write(form.SeriesEnd);
        output.Write(isGeneric ? "</message:DataSet></message:GenericData>" : "</message:DataSet></message:StructureSpecificData>");
        await output.SendAsync();
    }

    static void WriteStart(DataMessage message, Layout layout, bool isGeneric, Utf8Output output)
    {
        var (flow, agency) = (message.Flow.Flow, message.Flow.Structures.Agency);
        var at = layout.IsFlat ? DataQuery.AllDimensions : layout.Observation[0].Id;
        var own = $"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={agency}:{flow.StructureId}({flow.Version}):ObsLevelDim:{at}";
        output.Write($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <message:{(isGeneric ? "GenericData" : "StructureSpecificData")} xmlns:message="{Schemas}/message" xmlns:common="{Schemas}/common" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            """);
        output.Write(isGeneric ? $" xmlns:generic=\"{Schemas}/data/generic\">" : $" xmlns:ss=\"{Schemas}/data/structurespecific\" xmlns:own=\"{own}\">");
        output.Write($"""
            <message:Header><message:ID>{message.Id}</message:ID><message:Test>false</message:Test><message:Prepared>{message.Prepared}</message:Prepared><message:Sender id="{agency}"/><message:Structure structureID="{flow.StructureId}"{(isGeneric ? "" : $" namespace=\"{own}\"")} dimensionAtObservation="{at}"><common:Structure><Ref agencyID="{agency}" id="{flow.StructureId}" version="{flow.Version}"/></common:Structure></message:Structure><message:DataSetAction>Information</message:DataSetAction></message:Header>
            """);
        var attributes = message.DatasetAttributes;
        if (isGeneric)
        {
            output.Write($"<message:DataSet structureRef=\"{flow.StructureId}\">");
            if (attributes.Count == 0) return;
            output.Write("<generic:Attributes>");
            foreach (var attribute in attributes) output.Write($"<generic:Value id=\"{attribute.Id}\" value=\"{Text(attribute)}\"/>");
            output.Write("</generic:Attributes>");
            return;
        }
        output.Write($"<message:DataSet ss:dataScope=\"DataStructure\" xsi:type=\"own:DataSetType\" ss:structureRef=\"{flow.StructureId}\"");
        foreach (var attribute in attributes) output.Write($" {attribute.Id}=\"{Text(attribute)}\"");
        output.Write(">");
    }

    static string Text(Column attribute) => SecurityElement.Escape(attribute.Codes[0].Id);
}
