namespace NhipSo.Domain.Definitions;

/// <summary>What people read, in both languages of the product.</summary>
/// <param name="Vi">Vietnamese, the first language.</param>
/// <param name="En">English.</param>
public sealed record Text(string Vi, string En);
