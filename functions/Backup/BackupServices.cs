using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Backup;

/// <summary>What is kept against loss.</summary>
public static class BackupServices
{
    /// <summary>Adds the backup.</summary>
    public static IServiceCollection AddBackup(this IServiceCollection services) => services
        .AddSingleton<ArchiveWriter>()
        .AddSingleton<BackupRun>();
}
