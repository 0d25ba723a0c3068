using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads one <c>{agency}/{dataset}/*.yaml</c>.</summary>
static class ProtocolReader
{
    public static Protocol Read(Node root, AgencyId agency, DatasetId dataset, CodelistReference codelists, RulePointers pointers, HolidayCalendar holidays)
    {
        var header = ContractHeader.Read(root, $"{dataset}");
        if (root["tenant"] is null) root.Report("no key 'tenant'", $"'{agency}'");
        else if (root["tenant"]!.Text is { } tenant && tenant != $"{agency}") root["tenant"]!.ReportValue($"'{agency}', as its place in the folder says");
        var clauses = CustomProperties.Read(root, [.. ServiceLevelReader.Clauses, .. AgreementReader.Clauses]);
        var service = ServiceLevelReader.Read(root, clauses, holidays);
        var settings = FileSettings.Read(header.Table);
        var columns = header.Table?["properties"]?.Items.Select(p => ColumnReader.Read(p, codelists)).ToList() ?? [];
        var key = ColumnSet.CheckAndFindKey(header.Table, columns);
        var rules = new RuleReader(new(columns, key, new(agency, dataset, service.Levels.Frequency), pointers));
        rules.Read(header.Table);
        return new(
            header.Id, agency, dataset, header.Version, root["status"].AsEnum<ProtocolStatus>(), root["description"]?["purpose"]?.Text ?? "",
            service.Levels, service.ErrorRate, settings.Dialect, settings.Limits,
            columns, key, rules.RowRules, service.RetentionMonths)
        {
            Agreement = AgreementReader.Read(root, clauses),
            DropRules = rules.DropRules,
            FileName = settings.FileName,
            Source = root.File,
            EndOfSupport = service.EndOfSupport,
        };
    }
}
