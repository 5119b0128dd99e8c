#!/usr/bin/env bash
# Stands in for `dotnet run` of the tool that restores: says how the tool was called, and ends as $RESTORED says.
printf 'dotnet %s\n' "${*:7}" >> "$CALLS"
exit "${RESTORED:-0}"
