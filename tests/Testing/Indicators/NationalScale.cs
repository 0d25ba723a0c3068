namespace Pipeline.Testing.Indicators;

/// <summary>How much there is of each source.</summary>
/// <param name="Persons">In each survey round.</param>
/// <param name="Vacancies">Over all months.</param>
/// <param name="Permits">Over all months.</param>
/// <param name="Jobs">In each month of the payroll.</param>
/// <param name="Months">That vacancies, permits and payroll have files of.</param>
public sealed record NationalScale(int Persons, int Vacancies, int Permits, int Jobs, int Months)
{
    /// <summary>Twelve survey rounds, 400,000 vacancies, 300,000 permits and 21.6 million lines of payroll.</summary>
    public static NationalScale Full { get; } = new(20_000, 400_000, 300_000, 900_000, 24);

    /// <summary>One in so many.</summary>
    public NationalScale By(int divisor) => this with { Persons = Persons / divisor, Vacancies = Vacancies / divisor, Permits = Permits / divisor, Jobs = Jobs / divisor };
}
