#!/usr/bin/env bash
# Runs every check of the project and says in one line what is missing when it
# cannot. It needs Go, and fetches the pinned modules and tools that it uses;
# Chromium, a Chinese font, poppler and npm it installs where Debian's apt-get
# may. It takes about half an hour on two cores.
#
#   LONG=1        random tests at their full length: hours
#   FUZZTIME=1m   how long each target is fuzzed
set -euo pipefail
cd "$(dirname "$0")"

STATICCHECK=honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME=${FUZZTIME:-500x}
export GOGC=${GOGC:-300} # tests allocate much and keep little
tmp=$(mktemp -d "${TMPDIR:-/tmp}/fire321-XXXXXX")
browser=
trap '[ -z "$browser" ] || kill -- "-$browser" 2>/dev/null || true; rm -rf "$tmp"' EXIT

command -v go >/dev/null || { echo "test.sh: go is missing: install Go 1.26 or newer" >&2; exit 1; }

# The browser's tests need what Debian brings, and fail rather than skip. npm
# brings axe-core, a formatter and a checker of types, pinned by checksum.
have_browser() {
	[ -x "${FIRE321_CHROMIUM:-/usr/lib/chromium/chromium-headless-shell}" ] && command -v pdftotext >/dev/null
}
have_node() {
	command -v node >/dev/null && command -v npm >/dev/null
}
# need CHECK WHAT PACKAGES...
need() {
	local check=$1 what=$2 log="${TMPDIR:-/tmp}/fire321-apt.log" apt="apt-get"
	shift 2
	$check && return
	[ "$(id -u)" = 0 ] || apt="sudo -n apt-get"
	{ $apt update && DEBIAN_FRONTEND=noninteractive $apt install -y --no-install-recommends "$@"; } >"$log" 2>&1 || true
	$check || { echo "test.sh: $what could not be installed: apt-get install -y --no-install-recommends $*; see $log" >&2; exit 1; }
}
need have_browser "Chromium or pdftotext is missing (FIRE321_CHROMIUM may name a Chromium) and" chromium-headless-shell fonts-noto-cjk fonts-liberation poppler-utils
need have_node "Node.js or npm is missing, which bring and check the scripts, and" nodejs npm

step() { printf '\n== %s\n' "$*"; }

# Every module of the repository: the library and the nested ones.
modules=$(git ls-files '*go.mod' 'go.mod' | sort -u | xargs -n1 dirname)
# For git grep: the root's own files alone.
own=$(for m in $modules; do [ "$m" = . ] || echo ":!$m"; done)

step "format"
unformatted=$(gofmt -l $(git ls-files '*.go'))
[ -z "$unformatted" ] || { echo "gofmt these files: $unformatted" >&2; exit 1; }

# The browser's tests wait more than they work, so all else is done beside them.
# They wait for states, and no clock of theirs is short.
step "tests in the browser: begun, told at the end"
set -m # a group of its own, to be ended as one
(cd test && exec go test -count=1 -timeout 60m ./browser) >"$tmp/browser.log" 2>&1 </dev/null &
browser=$!
set +m

for m in $modules; do
	step "vet and staticcheck: $m"
	(cd "$m" && go mod tidy -diff && go vet ./... && go run "$STATICCHECK" ./...)
done
step "vet what only other builds have"
go vet -tags stories ./cmd/...
GOOS=wasip1 GOARCH=wasm go vet ./wasm/reactor
GOARCH=386 go build ./rules/... ./assess/... # words of 32 bits
GOARCH=386 go test -count=1 ./internal/squeeze
(cd wasm/build && GOOS=wasip1 GOARCH=wasm go vet ./slim/probe)

step "packs: lint and test, warnings and gaps included"
go build -o "$tmp/fire321" ./cmd/fire321
for pack in $("$tmp/fire321" packs --ids); do
	"$tmp/fire321" lint --strict "$pack"
	"$tmp/fire321" test --strict "$pack"
done

# Anew each time: the cache of results does not see what one module reads of
# another.
for m in $modules; do
	step "tests: $m"
	(cd "$m" && go test -count=1 -timeout 60m $(go list ./... | grep -v '/test/browser$'))
done

if [ -n "${LONG:-}" ]; then
	step "random tests at their full length"
	go test -count=1 -timeout 24h $(git grep -lF '/internal/rounds"' -- '*_test.go' $own | xargs -n1 dirname | sort -u | sed 's,^,./,') -args -long
fi

# Only what starts goroutines can race: all tests of the files that do. The
# packages of the library start none; what is promised of them in many
# goroutines stands in such files.
step "tests of what is concurrent, with the race detector"
files=$(git grep -lE '\bgo func\(|\.Go\(func' -- '*_test.go' $own)
names=$(grep -ohE '^func Test\w+' $files | sed 's/^func //' | paste -sd '|')
go test -race -short -timeout 60m -run "^($names)\$" $(dirname $files | sort -u | sed 's,^,./,')
(cd examples/service && go test -race ./...)

step "fuzz, $FUZZTIME a target"
for dir in $(git grep -lE '^func Fuzz' -- '*_test.go' | xargs -n1 dirname | sort -u); do
	(cd "$dir" && go test -c -fuzz . -o "$tmp/fuzz.test" .) # one build for all its targets
	for target in $(grep -ohE '^func Fuzz\w+' "$dir"/*_test.go | sed 's/^func //'); do
		echo "$dir $target"
		(cd "$dir" && "$tmp/fuzz.test" -test.run '^$' -test.fuzz "^$target\$" -test.fuzztime "$FUZZTIME" -test.fuzzminimizetime 10x -test.fuzzcachedir "$tmp/corpus/$dir") >"$tmp/fuzz.log" 2>&1 ||
			{ cat "$tmp/fuzz.log"; exit 1; }
	done
done

step "benchmarks, once"
go test -run '^$' -bench . -benchtime 1x ./assess/...
(cd test/bench && go test -run '^$' -bench . -benchtime 1x .)

step "tests in the browser"
failed=0
wait "$browser" || failed=1
browser=
cat "$tmp/browser.log"
[ "$failed" = 0 ] || exit 1

step "done"
