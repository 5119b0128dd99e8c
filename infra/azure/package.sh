#!/usr/bin/env bash
# artifacts/package: a folder that Azure Functions runs as a custom handler; artifacts/functions.zip: the same, to deploy.
set -euo pipefail
cd "$(dirname "$0")/../.."
package=artifacts/package
rm -rf "$package" artifacts/functions.zip

# Self-contained, since a custom handler finds no .NET on its machine; compiled ahead, since it starts on demand.
dotnet publish functions -c Release -r linux-x64 --self-contained -p:PublishReadyToRun=true -p:RestoreLockedMode=false -p:NuGetLockFilePath=obj/package.lock.json \
    -p:DebugType=none -p:PublishDocumentationFile=false -p:PublishReferencesDocumentationFiles=false -o "$package" --nologo -v quiet
dotnet run --project polyfills/FunctionJson -c Release -v quiet -- "$package/NhipSo.Functions.dll" "$package"
dotnet build infra/azure/zip.proj --nologo -v quiet
du -sh "$package" artifacts/functions.zip
