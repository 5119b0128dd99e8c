namespace NhipSo.Functions.Backup;

/// <summary>An archive is not taken into an account; says why, and nothing was changed.</summary>
/// <param name="message">What was found and what can be done.</param>
public sealed class TransferRefusedException(string message) : Exception(message);
