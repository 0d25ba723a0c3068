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

# The dashboard's static files, into artifacts/dashboard: built again when its sources changed. Two runs may start together.
dashboard() {
  need node "Node.js 20 or later"
  local web=functions/Dashboard/web built=artifacts/.dashboard sources
  mkdir -p artifacts
  (
    if command -v flock >/dev/null; then flock 9; fi
    sources=$(find "$web" -name node_modules -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
    [ -e artifacts/dashboard/index.html ] && [ "$(cat "$built" 2>/dev/null)" = "$sources" ] && exit 0
    if ! cmp -s "$web/package-lock.json" "$web/node_modules/.installed"; then
      say "Installing the Node packages of the dashboard (a few seconds, once) ..."
      npm ci --prefix "$web" --no-progress --loglevel=error || exit 1
      cp "$web/package-lock.json" "$web/node_modules/.installed"
    fi
    say "Building the dashboard ..."
    npm run --silent build --prefix "$web" -- >artifacts/dashboard.log 2>&1 || { cat artifacts/dashboard.log >&2; exit 1; }
    printf '%s' "$sources" >"$built"
  ) 9>artifacts/.dashboard.lock
}

# One build at a time: two runs may start together. One compiler for all projects, which halves the time and is gone afterwards;
# it must not inherit the lock.
build() {
  need dotnet "the .NET SDK that global.json names"
  say "Building $* ..."
  local lock=artifacts/.build.lock
  mkdir -p artifacts
  (
    if command -v flock >/dev/null; then flock 9; fi
    built=0
    dotnet build "$@" -c Release -v quiet -nologo -tl:off -clp:NoSummary -p:UseSharedCompilation=true 9>&- || built=$?
    dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 9>&- || true
    exit $built
  ) 9>"$lock"
}

# The first port from $1 on that nothing listens on and no other run has chosen: two runs may start together. Give it back with release_ports.
free_port() {
  local port=$1 claim
  while :; do
    claim=${TMPDIR:-/tmp}/pipeline-port-$port
    # Whoever chose it and has ended without a word.
    if [ -s "$claim/pid" ] && ! kill -0 "$(cat "$claim/pid")" 2>/dev/null; then rm -rf "$claim"; fi
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && mkdir "$claim" 2>/dev/null; then break; fi
    port=$((port + 1))
  done
  echo $$ >"$claim/pid"
  printf '%s' "$port"
}

release_ports() {
  local port
  for port in "$@"; do rm -rf "${TMPDIR:-/tmp}/pipeline-port-$port"; done
}
