using System.Globalization;

namespace Pipeline.Testing;

/// <summary>Small permit files for tests: made-up people, valid under dgie/work-permits for any month since 2016 unless a test spoils them.</summary>
public static class Permits
{
    public const string Header =
        "permit_id,person_id,employer_id,nationality,sex,birth_year,permit_class,isco08,coding_conf,isic4_section,district,issued_on,valid_from,valid_to,is_renewal,monthly_wage,status";

    public static string Row(int number, string nationality = "KEN") => string.Create(CultureInfo.InvariantCulture,
        $"WP{number:0000000000},KEN-A{number:0000000},100000001,{nationality},F,1990,H1,2142,,F,12,2016-01-05,2016-02-01,2028-01-31,false,850000.00,NEW");

    /// <summary>A file of consecutive permits.</summary>
    public static string File(int first, int count, string nationality = "KEN") =>
        string.Join("\r\n", [Header, .. Enumerable.Range(first, count).Select(i => Row(i, nationality)), ""]);
}
