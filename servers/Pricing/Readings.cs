namespace OcpiKit.Pricing;

/// <summary>
/// How the specification is read where it leaves room. The first value of each is the default; the worked examples of
/// mod_tariffs and mod_cdrs come out the same under all but <see cref="TimeStep.Together"/>.
/// </summary>
public sealed record Readings
{
    /// <summary>Which time is rounded up where a session has both charging and parking.</summary>
    public TimeStep TimeStep { get; init; }

    /// <summary>Whether the time reserved has a rounding of its own.</summary>
    public ReservationStep ReservationStep { get; init; }

    /// <summary>Of which total steps are counted where the tariff changed.</summary>
    public StepTotal StepTotal { get; init; }

    /// <summary>How often flat fees are due where several elements have one.</summary>
    public FlatFees FlatFees { get; init; }

    /// <summary>Whether an expired reservation pays the flat fee of reservations too.</summary>
    public ExpiredFee ExpiredFee { get; init; }

    /// <summary>In which sub-total a flat fee goes whose element prices parking only.</summary>
    public ParkingFee ParkingFee { get; init; }

    /// <summary>From when a duration counts.</summary>
    public DurationFrom DurationFrom { get; init; }

    /// <summary>To which day the hours after midnight belong.</summary>
    public NightDay NightDay { get; init; }

    /// <summary>Whether a limit of current or power holds where it was not measured.</summary>
    public Unmeasured Unmeasured { get; init; }

    /// <summary>What a component without VAT adds to a total with VAT.</summary>
    public AbsentVat AbsentVat { get; init; }

    /// <summary>What the minimum and maximum price of a tariff bound where several priced a session.</summary>
    public LimitScope LimitScope { get; init; }

    /// <summary>What becomes of the VAT where a limit is given without.</summary>
    public LimitVat LimitVat { get; init; }

    /// <summary>All readings that differ from this one in a single respect, with the name of what they read otherwise.</summary>
    public IEnumerable<(string Name, Readings Readings)> OneApart()
    {
        return
        [
            .. Others(TimeStep, value => this with { TimeStep = value }),
            .. Others(ReservationStep, value => this with { ReservationStep = value }),
            .. Others(StepTotal, value => this with { StepTotal = value }),
            .. Others(FlatFees, value => this with { FlatFees = value }),
            .. Others(ExpiredFee, value => this with { ExpiredFee = value }),
            .. Others(ParkingFee, value => this with { ParkingFee = value }),
            .. Others(DurationFrom, value => this with { DurationFrom = value }),
            .. Others(NightDay, value => this with { NightDay = value }),
            .. Others(Unmeasured, value => this with { Unmeasured = value }),
            .. Others(AbsentVat, value => this with { AbsentVat = value }),
            .. Others(LimitScope, value => this with { LimitScope = value }),
            .. Others(LimitVat, value => this with { LimitVat = value }),
        ];

        static IEnumerable<(string, Readings)> Others<T>(T current, Func<T, Readings> with)
            where T : struct, Enum =>
            Enum.GetValues<T>().Where(value => !value.Equals(current)).Select(value => ($"{typeof(T).Name}.{value}", with(value)));
    }
}
