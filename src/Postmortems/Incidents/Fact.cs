namespace Postmortems.Incidents;

/// <summary>How far a report speaks of a fact: an absence that is said differs from one that is not.</summary>
public enum Statement
{
    /// <summary>The report is silent.</summary>
    Missing,

    /// <summary>The report says that nobody knows.</summary>
    Unknown,

    /// <summary>The report says that the question does not arise.</summary>
    NotApplicable,

    /// <summary>The report gives a value.</summary>
    Given,

    /// <summary>The report gives something that could not be read; a finding says so, and no second one need say that it is missing.</summary>
    Unreadable,
}

/// <summary>A value together with what was said where there is none. <c>default</c> is <see cref="Statement.Missing"/>.</summary>
public readonly record struct Fact<T>
    where T : notnull
{
    private Fact(Statement statement, T? value) => (Statement, Value) = (statement, value);

    public Statement Statement { get; }

    /// <summary>Only meaningful when <see cref="IsGiven"/>.</summary>
    public T? Value { get; }

    public bool IsGiven => Statement is Statement.Given;

    /// <summary>Given, unknown, not applicable or not readable: the author has answered.</summary>
    public bool IsSaid => Statement is not Statement.Missing;

    public static Fact<T> Unknown => new(Statement.Unknown, default);

    public static Fact<T> Unreadable => new(Statement.Unreadable, default);

    public static Fact<T> NotApplicable => new(Statement.NotApplicable, default);

    public static Fact<T> Of(T value) => new(Statement.Given, value);

    /// <summary>The same statement about something else.</summary>
    public Fact<TOther> Map<TOther>(Func<T, TOther> map)
        where TOther : notnull =>
        Statement switch
        {
            Statement.Given => Fact<TOther>.Of(map(Value!)),
            Statement.Unknown => Fact<TOther>.Unknown,
            Statement.NotApplicable => Fact<TOther>.NotApplicable,
            Statement.Unreadable => Fact<TOther>.Unreadable,
            _ => default,
        };

    /// <summary>This fact if the report speaks of it at all, else the other.</summary>
    public Fact<T> Or(Fact<T> other) => IsSaid ? this : other;
}
