using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The rules that were put to nothing and why, which is not the same as passed, and those that were, with their counts.</summary>
static class RuleLists
{
    public static void Append(HtmlText page, ValidationReport report, ReportWords words)
    {
        AppendNotEvaluated(page, report, words);
        AppendEvaluated(page, report, words);
    }

    static void AppendNotEvaluated(HtmlText page, ValidationReport report, ReportWords words)
    {
        page.Add($"<section id=\"unchecked\"><h2>{words.NotChecked}</h2>");
        if (report.NotEvaluated.Count == 0)
        {
            page.Add($"<p>{words.AllChecked}</p></section>");
            return;
        }
        page.Add($"<p class=\"note\">{words.NotCheckedMeans}</p>");
        foreach (var reason in report.NotEvaluated.GroupBy(n => n.Reason))
        {
            page.Add($"<details><summary>{words.Count(reason.Count(), words.Checks)}{words.Colon}").AddSaid(Said.Of(reason.Key, words), words).Add($"</summary><p>");
            foreach (var left in reason) page.Add($"<code>{left.RuleId}</code> ");
            page.Add($"</p></details>");
        }
        page.Add($"</section>");
    }

    static void AppendEvaluated(HtmlText page, ValidationReport report, ReportWords words)
    {
        var clean = report.Rules.LongCount(r => r.Failed == 0);
        page.Add($"<section id=\"checked\"><h2>{words.CheckedRules}</h2><details><summary>");
        page.Add($"{words.Fill(words.RulesWithoutFindings, words.Count(report.Rules.Count, words.Checks), clean)}</summary>");
        page.Add($"<p class=\"note\">{words.CheckedMeans}</p><table><thead><tr><th scope=\"col\">{words.Rule}</th>");
        foreach (var head in (string[])[words.Checked, words.NotPassed, words.Share, words.NotApplicable]) page.Add($"<th scope=\"col\" class=\"n\">{head}</th>");
        page.Add($"</tr></thead><tbody>");
        foreach (var rule in report.Rules)
        {
            page.Add($"<tr><td data-label=\"{words.Rule}\">");
            if (rule.Message.En.Length > 0) page.AddSaid(Said.Of(rule.Message, words), words).Add($" ");
            page.Add($"<small><code>{rule.RuleId}</code></small></td>");
            page.Add($"<td class=\"n\" data-label=\"{words.Checked}\">{words.Number(rule.Evaluated)}</td>");
            page.Add($"<td class=\"n\" data-label=\"{words.NotPassed}\">{words.Number(rule.Failed)}</td>");
            page.Add($"<td class=\"n\" data-label=\"{words.Share}\">{words.Percent(rule.Percent / 100)}</td>");
            page.Add($"<td class=\"n\" data-label=\"{words.NotApplicable}\">{words.Number(rule.NotApplicable)}</td></tr>");
        }
        page.Add($"</tbody></table></details></section>");
    }
}
