namespace Pipeline.Indicators.Shortage;

/// <summary>The signs of shortage that the index is made of. Higher always means scarcer. In outputs by their upper-case names.</summary>
public enum Indicator
{
    /// <summary>Growth of the median real hourly wage: ln(W1/W0)/L, per year.</summary>
    Wage,
    /// <summary>Growth of employment: 2(E1-E0)/(E0+E1)/L, per year (Davis, Haltiwanger and Schuh).</summary>
    Emp,
    /// <summary>Growth of mean weekly hours: ln(H1/H0)/L, per year.</summary>
    Hrs,
    /// <summary>Minus the unemployment rate by previous occupation: -U/(U+E1).</summary>
    Unemp,
    /// <summary>Growth of the share of under-qualified workers: (q1-q0)/L, per year.</summary>
    Underq,
    /// <summary>Vacancy rate: V/(V+E1), V the mean daily stock of open positions.</summary>
    Vac,
    /// <summary>Growth of vacancies over a year: ln((V1 + 0.5) / (V0 + 0.5)), V the mean daily stock of open positions over the same months.</summary>
    VacGrowth,
    /// <summary>Reliance on foreign labour: F/E1, F the mean stock of valid permits of the chosen classes.</summary>
    Permit,
    /// <summary>Minus the graduates per employed person: -G/E1.</summary>
    Grad,
    /// <summary>Minus the nationals abroad in the occupation per employed person: -D/E1.</summary>
    Diaspora,
}

/// <summary>Why there is no number. In outputs by the snake-case name.</summary>
public enum MissingReason
{
    /// <summary>Nothing is missing.</summary>
    None,
    /// <summary>No accepted data of the source in the window.</summary>
    NoData,
    /// <summary>The source has data, but not this variable in every round that the two windows need (no wages in a round).</summary>
    VariableNotCollected,
    /// <summary>A reference file that it needs (prices, fields of education) was not supplied, or does not reach over the windows.</summary>
    NoReference,
    /// <summary>Nobody, or nothing, of this occupation is in the data.</summary>
    NoneObserved,
    /// <summary>The base of the ratio or the logarithm is zero.</summary>
    ZeroBase,
    /// <summary>Too few observations here, and the group above has no number to lend.</summary>
    TooFew,
    /// <summary>The strata do not let a variance be computed (one sampling unit each).</summary>
    NoVariance,
    /// <summary>Too little weight, or too few indicators, for a score.</summary>
    LowCoverage,
}
