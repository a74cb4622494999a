# The door to OcpiKit on Windows (and wherever PowerShell runs): builds, which is quick when nothing changed, then hands over to compliance/Cli.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$program = Join-Path $root '.artifacts/bin/Cli/release/OcpiKit.Cli.dll'
$stamp = Join-Path $root '.artifacts/run.ps1.stamp'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue) -or -not ((dotnet --list-sdks) -match '^10\.')) {
    [Console]::Error.WriteLine('OcpiKit needs the .NET SDK 10, which was not found. Get it with "winget install Microsoft.DotNet.SDK.10" or from https://dotnet.microsoft.com/download.')
    exit 3
}

$sources = Get-ChildItem -Recurse -File (Join-Path $root 'compliance'), (Join-Path $root 'servers'), (Join-Path $root 'schemas'), (Join-Path $root 'Directory.*.props')
$newest = ($sources | Measure-Object LastWriteTimeUtc -Maximum).Maximum
$known = "$($sources.Count) $($newest.Ticks)"
if (-not (Test-Path $program) -or -not (Test-Path $stamp) -or (Get-Content -Raw $stamp).Trim() -ne $known) {
    [Console]::Error.WriteLine('Building OcpiKit (the first time takes about a minute) ...')
    $output = dotnet build (Join-Path $root 'compliance/Cli/Cli.csproj') -c Release -v quiet --nologo
    if ($LASTEXITCODE -ne 0) { $output | ForEach-Object { [Console]::Error.WriteLine($_) }; exit 4 }
    Set-Content -Path $stamp -Value $known
}

$env:OCPIKIT_HOME = $root
if ($MyInvocation.ExpectingInput) { $input | dotnet exec $program @args } else { dotnet exec $program @args }
exit $LASTEXITCODE
