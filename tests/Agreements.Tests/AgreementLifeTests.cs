using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;

namespace Pipeline.Agreements.Tests;

/// <summary>The life of agreements on a real storage emulator.</summary>
public sealed class AgreementLifeTests(AgreementStorage storage) : IClassFixture<AgreementStorage>
{
    [Fact]
    public async Task Three_approvals_at_the_same_moment_on_three_hosts_give_one_activation()
    {
        var id = AgreementStorage.Id("rssb/payroll", "1.2.0");
        var text = AgreementStorage.Text(id);
        await storage.NewHost().ProposeAsync(id, text);
        Caller[] callers = [AgreementStorage.Certifier("rssb"), AgreementStorage.Certifier("nisr"), AgreementStorage.Coordination];
        // Each twice, as when a caller whose answer was lost sends it again.
        var answers = await Task.WhenAll(callers.Concat(callers).Select(caller => Task.Run(() => storage.NewHost().ApproveAsync(id, text, caller))));

        Assert.All(answers, a => Assert.Null(a.Refusal));
        var events = await new AuditReader(storage.Tables, AgreementRows.TableName).ReadAsync(id.Stream, 1, 100, default);
        Assert.Equal(["Proposed", "Approved", "Approved", "Activated"], events.Select(e => e.Action));
        Assert.True((await new StreamVerifier(storage.Tables, AgreementRows.TableName).VerifyAsync(id.Stream, default)).IsWhole);
        var file = await storage.NewHost().Rows.ReadAsync(id.Agency, id.Dataset, default);
        Assert.Equal(3, file.Approvals.Count);
        Assert.Equal("1.2.0", await storage.NewHost().InForceAsync(id));
    }

    [Fact]
    public async Task Two_versions_approved_at_the_same_moment_leave_one_active()
    {
        var (lower, higher) = (AgreementStorage.Id("hec/graduates", "1.1.0"), AgreementStorage.Id("hec/graduates", "1.2.0"));
        foreach (var id in (AgreementId[])[lower, higher])
        {
            await storage.NewHost().ProposeAsync(id, AgreementStorage.Text(id));
            await storage.NewHost().ApproveAsync(id, AgreementStorage.Text(id), AgreementStorage.Certifier("hec"));
            await storage.NewHost().ApproveAsync(id, AgreementStorage.Text(id), AgreementStorage.Certifier("mifotra"));
        }
        await Task.WhenAll(new[] { lower, higher }.Select(id => Task.Run(() => storage.NewHost().ApproveAsync(id, AgreementStorage.Text(id), AgreementStorage.Coordination))));
        var file = await storage.NewHost().Rows.ReadAsync(lower.Agency, lower.Dataset, default);
        Assert.Single(file.Versions, v => v.State == "Active");
    }

    [Fact]
    public async Task An_account_approves_once_even_if_it_could_speak_for_two_sides()
    {
        var id = AgreementStorage.Id("hec/qualification-recognition", "1.1.0");
        var text = AgreementStorage.Text(id);
        var host = storage.NewHost();
        await host.ProposeAsync(id, text);
        var both = AgreementStorage.Certifier("hec") with { Roles = new HashSet<Role> { Role.AgencyCertifier, Role.CoordinationApprover } };
        await host.ApproveAsync(id, text, both);
        var answer = await host.ApproveAsync(id, text, both);
        Assert.Equal((false, "Provider"), (answer.HasChanged, Assert.Single(answer.Approvals).Side));
        var second = await host.ApproveAsync(id, text, AgreementStorage.Who(Role.AgencyCertifier, "hec", "another"));
        Assert.Equal(RefusalKind.Conflict, second.Refusal!.Kind);
    }

    [Fact]
    public async Task A_text_that_was_changed_after_its_approval_is_not_taken()
    {
        var id = AgreementStorage.Id("dgie/returns", "1.1.0");
        var text = AgreementStorage.Text(id);
        await storage.NewHost().AgreeAsync(id, text);
        Assert.Equal("1.1.0", await storage.NewHost().InForceAsync(id));
        var blob = storage.Blobs.GetBlobContainerClient("agreements").GetBlobClient(AgreementTexts.NameOf(id, AgreementTexts.Sha256(text)));
        await blob.UploadAsync(new BinaryData(AgreementStorage.Text(id, t => t + "# changed\n")), overwrite: true);

        var host = storage.NewHost();
        Assert.Equal("1.0.0", await host.InForceAsync(id));
        Assert.Contains("dgie/returns@1.1.0", host.Agreed.NotTaken);
        await Assert.ThrowsAsync<AlteredTextException>(() => host.Ledger.ReadTextAsync(id, AgreementTexts.Sha256(text), default));
    }

    [Fact]
    public async Task A_version_that_somebody_wrote_down_as_active_without_every_approval_is_not_taken()
    {
        var id = AgreementStorage.Id("dgie/border-crossings", "1.1.0");
        var text = AgreementStorage.Text(id);
        var host = storage.NewHost();
        await host.ProposeAsync(id, text);
        await host.ApproveAsync(id, text, AgreementStorage.Certifier("dgie"));
        var row = (await host.Rows.ReadAsync(id.Agency, id.Dataset, default)).Find(id.Version)!;
        await storage.Tables.GetTableClient(AgreementRows.TableName).UpdateEntityAsync(row with { State = "Active" }, row.ETag, TableUpdateMode.Replace);
        Assert.Equal("1.0.0", await storage.NewHost().InForceAsync(id));
    }

    [Fact]
    public async Task A_proposal_is_checked_against_what_was_agreed_since()
    {
        var (patch, minor) = (AgreementStorage.Id("rtb/graduates", "1.0.1"), AgreementStorage.Id("rtb/graduates", "1.1.0"));
        var host = storage.NewHost();
        await host.ProposeAsync(patch, AgreementStorage.Text(patch));
        await host.AgreeAsync(minor, AgreementStorage.Text(minor));
        var late = await host.ApproveAsync(patch, AgreementStorage.Text(patch), AgreementStorage.Certifier("rtb"));
        Assert.Equal((RefusalKind.Conflict, "The version has been overtaken"), (late.Refusal!.Kind, late.Refusal.Title));
    }

    [Fact]
    public async Task Breaking_changes_need_a_major_number_and_every_mistake_is_told_at_once()
    {
        var id = AgreementStorage.Id("mifotra/vacancies", "1.1.0");
        var answer = await storage.NewHost().ProposeAsync(id, AgreementStorage.Text(id, t => t
            .Replace("status: active", "status: retired", StringComparison.Ordinal).Replace("codelists/isco08.yaml#/schema/isco08", "codelists/isco99.yaml#/schema/isco99", StringComparison.Ordinal)));
        Assert.Equal(RefusalKind.Wrong, answer.Refusal!.Kind);
        Assert.Contains(answer.Refusal.Mistakes, m => m.Place == "status" && m.Line > 0);
        Assert.Contains(answer.Refusal.Mistakes, m => m.Message.Contains("isco99", StringComparison.Ordinal) && m.Mend.Contains("isco08", StringComparison.Ordinal) && m.Line > 0);

        var breaking = await storage.NewHost().ProposeAsync(id, AgreementStorage.Text(id, t => t.Replace("property: errorRate, value: ", "property: errorRate, value: 0.0", StringComparison.Ordinal)));
        Assert.Equal("version", Assert.Single(breaking.Refusal!.Mistakes).Code);
        Assert.Empty((await storage.NewHost().Rows.ReadAsync(id.Agency, id.Dataset, default)).Versions);
    }

    [Fact]
    public async Task Another_host_sees_it_by_itself_and_keeps_the_last_good_when_storage_does_not_answer()
    {
        var id = AgreementStorage.Id("minaffet/nationals-abroad", "1.2.0");
        var other = storage.NewHost();
        Assert.Equal("1.1.0", await other.InForceAsync(id));
        await storage.NewHost().AgreeAsync(id, AgreementStorage.Text(id));
        Assert.Equal("1.2.0", await other.InForceAsync(id));

        await storage.Azurite.StopAsync();
        try
        {
            Assert.False(await other.Agreed.LookAsync(TimeSpan.Zero, default));
            Assert.Equal("1.2.0", $"{other.Catalog.Now.Find(id.Agency, id.Dataset)!.Version}");
            var unread = storage.NewHost();
            Assert.False(await unread.Agreed.LookAsync(TimeSpan.Zero, default));
            Assert.False(unread.Agreed.IsKnown);
        }
        finally
        {
            await storage.Azurite.StartAsync();
        }
        Assert.Equal("1.2.0", await other.InForceAsync(id));
    }

    [Theory]
    [InlineData(Role.AgencyCertifier, "dgie")]
    [InlineData(Role.AgencyCertifier, null)]
    [InlineData(Role.AgencySubmitter, "moh")]
    [InlineData(Role.CoordinationReader, null)]
    [InlineData(Role.Operator, null)]
    public async Task Who_speaks_for_no_side_decides_nothing(Role role, string? agency)
    {
        var id = AgreementStorage.Id("moh/facility-requests", "1.2.0");
        var text = AgreementStorage.Text(id);
        var host = storage.NewHost();
        await host.ProposeAsync(id, text);
        var caller = AgreementStorage.Who(role, agency);
        Assert.Equal(RefusalKind.NotTheirs, (await host.ApproveAsync(id, text, caller)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotTheirs, (await host.Ledger.RejectAsync(id, AgreementTexts.Sha256(text), "No.", caller, default)).Refusal?.Kind);
        Assert.Empty((await host.Rows.ReadAsync(id.Agency, id.Dataset, default)).Approvals);
    }

    [Fact]
    public async Task Nobody_approves_another_text_than_the_one_that_is_proposed()
    {
        var id = AgreementStorage.Id("minaffet/diaspora-experts", "1.1.0");
        var host = storage.NewHost();
        await host.ProposeAsync(id, AgreementStorage.Text(id));
        var answer = await host.ApproveAsync(id, AgreementStorage.Text(id, t => t + "# another"), AgreementStorage.Certifier("minaffet"));
        Assert.Equal(RefusalKind.Changed, answer.Refusal!.Kind);
    }

    [Theory]
    [InlineData("[", "more than 50 levels")]
    [InlineData("a: {", "more than 50 levels")]
    [InlineData("a: &x [*x]\n", "anchors")]
    public async Task A_text_that_is_made_to_harm_its_reader_is_a_mistake(string part, string says)
    {
        var id = AgreementStorage.Id("nisr/labour-force-survey", "1.2.0");
        var answer = await storage.NewHost().ProposeAsync(id, System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, 100_000))));
        Assert.Contains(says, Assert.Single(answer.Refusal!.Mistakes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retiring_the_newest_version_does_not_bring_the_one_before_back()
    {
        var id = AgreementStorage.Id("moh/missions", "1.1.0");
        var host = storage.NewHost();
        await host.AgreeAsync(id, AgreementStorage.Text(id));
        var retired = await host.Ledger.RetireAsync(id, "The programme has ended.", AgreementStorage.Coordination, default);
        Assert.Equal("Retired", retired.Version!.State);
        Assert.Equal("", await storage.NewHost().InForceAsync(id));
        Assert.Equal("", await host.InForceAsync(id));
    }
}
