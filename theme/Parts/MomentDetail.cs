namespace Postmortems.Theme.Parts;

/// <summary>How much of a moment is shown; the rest stands elsewhere on the page.</summary>
public enum MomentDetail
{
    Full,
    Day,
    TimeOfDay,
}
