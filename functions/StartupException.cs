namespace NhipSo.Functions;

/// <summary>Something in the settings or the catalogue with which the app does not start.</summary>
/// <param name="message">What it is, and what to set instead.</param>
/// <param name="cause">What failed, where something did.</param>
public sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
