using System.Text.Json;
using NhipSo.Functions.Http;
using NodaTime;

namespace NhipSo.Functions.Backup;

/// <summary>
/// What of an archive is written already, in sections. Where it is kept in a file, a run that was interrupted goes on after the last
/// whole part.
/// </summary>
public sealed class Journal
{
    private readonly Lock gate = new();
    private readonly List<Step> steps;
    private readonly string? file;

    private Journal(Instant began, List<Step> steps, string? file) => (Began, this.steps, this.file) = (began, steps, file);

    /// <summary>When the archive was begun.</summary>
    public Instant Began { get; }

    /// <summary>A journal that does not outlive the run.</summary>
    public static Journal Of(Instant now) => new(now, [], file: null);

    /// <summary>The journal in a file, or a new one there.</summary>
    public static async Task<Journal> OpenAsync(string file, Instant now, CancellationToken cancellationToken)
    {
        var written = File.Exists(file) ? (await File.ReadAllLinesAsync(file, cancellationToken)).Select(TryRead).OfType<Step>().ToList() : [];
        if (written is not [{ Began: not null }, ..])
            written = [new("", null, now)];
        await File.WriteAllLinesAsync(file, written.Select(Write), cancellationToken); // without a last line that is half
        return new(written[0].Began!.Value, written, file);
    }

    /// <summary>The parts that are whole.</summary>
    public IReadOnlyList<Part> Parts
    {
        get
        {
            lock (gate)
                return [.. steps.Select(step => step.Part).OfType<Part>()];
        }
    }

    /// <summary>The parts of a section that are whole.</summary>
    public IReadOnlyList<Part> PartsOf(string section)
    {
        lock (gate)
            return [.. steps.Where(step => step.Section == section).Select(step => step.Part).OfType<Part>()];
    }

    /// <summary>Whether all of a section is written.</summary>
    public bool IsDone(string section)
    {
        lock (gate)
            return steps.Exists(step => step.Section == section && step.Part is null);
    }

    /// <summary>A part is whole.</summary>
    public void Add(string section, Part part) => Add(new(section, part));

    /// <summary>All of a section is written.</summary>
    public void End(string section) => Add(new Step(section, null));

    private void Add(Step step)
    {
        lock (gate)
        {
            steps.Add(step);
            if (file is not null)
                File.AppendAllText(file, Write(step) + "\n");
        }
    }

    private static string Write(Step step) => JsonSerializer.Serialize(step, ApiJson.Options);

    private static Step? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Step>(line, ApiJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Step(string Section, Part? Part, Instant? Began = null);
}
