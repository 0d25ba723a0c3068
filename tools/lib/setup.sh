# Shared by ./run and ./test: sets up what a fresh machine lacks, and finds free ports. Sourced, from the root of the checkout.

say() { if [ -t 1 ]; then printf '\033[1m%s\033[0m\n' "$*"; else printf '%s\n' "$*"; fi; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

need() { command -v "$1" >/dev/null || fail "$1 is missing. Install $2 and start again."; }

# Node packages under tools/ (the storage emulator, Parquet readers, a browser driver), again when their list changed.
node_packages() {
  need node "Node.js 20 or later"
  local stamp=tools/node_modules/.installed
  cmp -s tools/package-lock.json "$stamp" && return
  say "Installing the Node packages under tools/ (half a minute, once) ..."
  npm ci --prefix tools --no-progress --loglevel=error
  cp tools/package-lock.json "$stamp"
}

# One build at a time: two runs may start together.
build() {
  need dotnet "the .NET SDK that global.json names"
  say "Building $* ..."
  local lock=artifacts/.build.lock
  mkdir -p artifacts
  (
    if command -v flock >/dev/null; then flock 9; fi
    dotnet build "$@" -c Release -v quiet -nologo -tl:off -clp:NoSummary
  ) 9>"$lock"
}

# The first port from $1 on that nothing listens on.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s' "$port"
}
