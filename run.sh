#!/usr/bin/env bash
# The one door to OcpiKit: builds when sources changed, then hands over to the program behind it (compliance/Cli).
# Works from any directory and through a symbolic link; needs nothing but bash 3.2 and the .NET SDK 10.
set -u

configuration=Release

# -- Where the repository is --------------------------------------------------------------------------------------
script="${BASH_SOURCE[0]}"
while [ -L "$script" ]; do
  target="$(readlink "$script")"
  case "$target" in
    /*) script="$target" ;;
    *) script="${script%/*}/$target" ;;
  esac
done
case "$script" in
  */*) home="$(cd "${script%/*}" && pwd -P)" || exit 4 ;;
  *) home="$(pwd -P)" ;;
esac

artifacts="$home/.artifacts"
program="$artifacts/bin/Cli/release/OcpiKit.Cli.dll"
stamp="$artifacts/run.stamp" # as old as the start of the last good build; says which dotnet and which files that had
lock="$artifacts/run.lock"
log="$artifacts/run.log"

# -- What the program is made of ----------------------------------------------------------------------------------
# Scenarios are read from the working copy and test projects are built by their own command: neither asks for a build.
sources() {
  find "$home/compliance" "$home/servers" "$home/schemas" \
    "$home/Directory.Build.props" "$home/Directory.Packages.props" "$home/global.json" "$home/.editorconfig" \
    \( -name '*.Tests' -o -name Proof -o -name Examples -o -name bin -o -name obj \) -prune -o \
    -type f ! -name '.*.sw?' ! -name '*~' ! -name '.DS_Store' "$@" -print 2>/dev/null
}

fingerprint() { sources | LC_ALL=C sort | cksum; } # of the names: a deleted or renamed file changes it

is_fresh() {
  [ -f "$stamp" ] && [ -f "$program" ] || return 1
  { read -r dotnet && read -r known; } <"$stamp" || return 1
  [ -x "$dotnet" ] || return 1
  # The time of the last status change also sees files that were copied or moved here with an older date.
  [ -z "$(sources -cnewer "$stamp")" ] && [ "$(fingerprint)" = "$known" ]
}

# -- The .NET SDK -------------------------------------------------------------------------------------------------
find_dotnet() {
  local candidate
  for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" \
    /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/lib64/dotnet/dotnet /opt/dotnet/dotnet /snap/dotnet-sdk/current/dotnet \
    /usr/local/share/dotnet/dotnet /opt/homebrew/opt/dotnet/libexec/dotnet /usr/local/opt/dotnet/libexec/dotnet; do
    if [ -x "$candidate" ] && "$candidate" --list-sdks 2>/dev/null | grep -q '^10\.'; then
      dotnet="$candidate"
      return 0
    fi
  done
  cat >&2 <<'TEXT'
OcpiKit needs the .NET SDK 10, which was not found on this machine.
  Debian, Ubuntu:  sudo apt-get install dotnet-sdk-10.0    (or see https://learn.microsoft.com/dotnet/core/install/linux)
  macOS:           brew install dotnet
  anywhere:        curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
                   (installs into ~/.dotnet, where this script looks too)
Then start the same command again.
TEXT
  return 1
}

# -- One build at a time ------------------------------------------------------------------------------------------
# A symbolic link is made in one step and carries the holder's process id; a holder that is gone loses the lock.
take_lock() {
  local holder
  until ln -s "$$" "$lock" 2>/dev/null; do
    holder="$(readlink "$lock" 2>/dev/null)" || continue
    if kill -0 "$holder" 2>/dev/null; then sleep 0.2; else rm -f "$lock"; fi
  done
  trap 'rm -f "$lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

release_lock() {
  trap - EXIT INT TERM
  rm -f "$lock"
}

build() {
  if [ -f "$stamp" ]; then
    echo "Building OcpiKit (its sources changed) ..." >&2
  else
    echo "Building OcpiKit (first start takes about a minute) ..." >&2
  fi
  : >"$stamp.new" # before the build: what changes while it runs is newer
  local files
  files="$(fingerprint)"
  if ! (cd "$home" && DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 "$dotnet" build compliance/Cli/Cli.csproj -c "$configuration" \
    -v quiet --nologo </dev/null >"$log" 2>&1); then
    cat "$log" >&2
    echo "OcpiKit could not be built; the reasons are above." >&2
    rm -f "$stamp.new"
    return 1
  fi
  # The content is written under the old date: the stamp stays as old as the start of the build.
  printf '%s\n%s\n' "$dotnet" "$files" >"$stamp.text"
  touch -r "$stamp.new" "$stamp.text"
  mv -f "$stamp.text" "$stamp"
  rm -f "$stamp.new"
}

# -- Go -----------------------------------------------------------------------------------------------------------
dotnet=""
if ! is_fresh; then
  find_dotnet || exit 3
  mkdir -p "$artifacts" || exit 4
  take_lock
  is_fresh || build || exit 4
  release_lock
fi

export OCPIKIT_HOME="$home"
exec "$dotnet" exec "$program" "$@"
