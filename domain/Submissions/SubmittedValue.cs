namespace NhipSo.Domain.Submissions;

/// <summary>A value as its sender wrote it, before any check.</summary>
/// <param name="Code">The indicator's code as written.</param>
/// <param name="Number">The number, or null when what was written is none.</param>
/// <param name="Written">What was written.</param>
/// <param name="Place">Where it was written: a JSON pointer (RFC 6901).</param>
public sealed record SubmittedValue(string Code, decimal? Number, string Written, string Place);
