namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A form's stage: a pilot has units, goals, a standard and an end; a roll-out goals, a standard and an end; what is retired a last period.</summary>
internal static class StageCheck
{
    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue)
    {
        if (form.Stage is not { } stage)
            yield break;
        var (called, place) = (form.Called(), $"{at}/stage");
        if (stage.Kind == StageKind.Retired)
        {
            if (form.LastPeriod is null)
                yield return new($"{at}/lastPeriod", $"{called}: is retired and has no last period; write it");
            yield break;
        }

        if (stage.Goals is null)
            yield return new($"{place}/goals", $"{called}: a {stage.Kind} has goals; write completeness, punctuality and error rate");
        if (stage.Goals is { Completeness: < 0 or > 1 } or { Punctuality: < 0 or > 1 } or { ErrorRate: < 0 or > 1 })
            yield return new($"{place}/goals", $"{called}: goals are shares from 0 to 1; correct them");
        if (stage.Standard is null)
            yield return new($"{place}/standard", $"{called}: a {stage.Kind} has a quality standard; write it in words");
        if (stage.Ends is null)
            yield return new($"{place}/ends", $"{called}: a {stage.Kind} has an end; write its last day");
        if (stage.Ends < form.Calendar.Window(form.FirstPeriod).End)
            yield return new($"{place}/ends", $"{called}: its {stage.Kind} ends on {stage.Ends:uuuu-MM-dd}, before the first window does; correct it or the first period");
        if ((stage.Kind == StageKind.Pilot) != !stage.Units.IsEmpty)
            yield return new($"{place}/units", $"{called}: a pilot, and no other stage, names the units that try it; name or remove them");
    }
}
