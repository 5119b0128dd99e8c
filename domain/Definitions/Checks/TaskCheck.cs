namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Tasks: each has a lead that a form asks for its progress.</summary>
internal static class TaskCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var tasks = catalogue.Written.Tasks.At("/tasks").ToList();
        return [.. tasks.Repeated(task => task.Indicator, "task"), .. tasks.SelectMany(pair => Faults(pair.Entry, pair.At, catalogue))];
    }

    private static IEnumerable<Fault> Faults(WorkTask task, string at, Catalogue catalogue)
    {
        if (catalogue.FindIndicator(task.Indicator) is not { Kind: ValueKind.Number, Min: 0, Max: 100 })
            yield return new($"{at}/indicator", $"task {task.Indicator}: its progress is an indicator that is a number from 0 to 100; add it or correct the code");
        foreach (var (id, place) in task.Coordinating.At($"{at}/coordinating").Append((task.Lead, $"{at}/lead")))
        {
            if (catalogue.FindUnit(id) is null)
                yield return new(place, $"task {task.Indicator}: unit {id} is not in the catalogue; add it or correct the id");
        }

        if (task.Coordinating.Append(task.Lead).Distinct(StringComparer.Ordinal).Count() <= task.Coordinating.Length)
            yield return new($"{at}/coordinating", $"task {task.Indicator}: names a unit twice; name each once, and the lead only as the lead");
        if (catalogue.FindUnit(task.Lead) is { } lead && !catalogue.Forms.Any(form => form.DerivedFrom is null && form.IsAskedOf(lead) && form.Items.Any(item => item.Indicator == task.Indicator && (item.Units.IsEmpty || item.Units.Contains(lead.Id)))))
            yield return new($"{at}/lead", $"task {task.Indicator}: no form asks {task.Lead} for its progress; add {task.Indicator} to the form of tasks, with {task.Lead} among its units");
        foreach (var fault in task.Product.Unwritten($"{at}/product", $"task {task.Indicator}: its product"))
            yield return fault;
    }
}
