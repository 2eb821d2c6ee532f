#!/usr/bin/env bash
# Runs every check of the project and says in one line what is missing when it
# cannot. It needs Go, and fetches the pinned modules and tools that it uses;
# Chromium, a Chinese font and poppler it installs where Debian's apt-get may.
set -euo pipefail
cd "$(dirname "$0")"

STATICCHECK=honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME=${FUZZTIME:-500x}

command -v go >/dev/null || { echo "test.sh: go is missing: install Go 1.26 or newer" >&2; exit 1; }

# The browser's tests need what Debian brings, and fail rather than skip.
have_browser() {
	[ -x "${FIRE321_CHROMIUM:-/usr/lib/chromium/chromium-headless-shell}" ] && command -v pdftotext >/dev/null
}
browser_packages="chromium-headless-shell fonts-noto-cjk fonts-liberation poppler-utils"
if ! have_browser; then
	apt="apt-get"
	[ "$(id -u)" = 0 ] || apt="sudo -n apt-get"
	{ $apt update && DEBIAN_FRONTEND=noninteractive $apt install -y --no-install-recommends $browser_packages; } >"${TMPDIR:-/tmp}/fire321-apt.log" 2>&1 || true
	have_browser || { echo "test.sh: Chromium is missing and could not be installed: apt-get install -y --no-install-recommends $browser_packages (or set FIRE321_CHROMIUM to its path); see ${TMPDIR:-/tmp}/fire321-apt.log" >&2; exit 1; }
fi

step() { printf '\n== %s\n' "$*"; }

# Every module of the repository: the library and the nested ones.
modules=$(git ls-files '*go.mod' 'go.mod' | sort -u | xargs -n1 dirname)

step "format"
unformatted=$(gofmt -l $(git ls-files '*.go'))
[ -z "$unformatted" ] || { echo "gofmt these files: $unformatted" >&2; exit 1; }

for m in $modules; do
	step "vet and staticcheck: $m"
	(cd "$m" && go vet ./... && go run "$STATICCHECK" ./...)
done

step "packs: lint and test"
go build -o "${TMPDIR:-/tmp}/fire321-test" ./cmd/fire321
for pack in $("${TMPDIR:-/tmp}/fire321-test" packs --ids); do
	"${TMPDIR:-/tmp}/fire321-test" lint "$pack"
	"${TMPDIR:-/tmp}/fire321-test" test "$pack"
done

# Anew each time: the cache of results does not see what one module reads of
# another. The browser's tests take minutes.
for m in $modules; do
	step "tests: $m"
	(cd "$m" && go test -count=1 -timeout 20m ./...)
done

step "tests with the race detector"
go test -race -timeout 25m ./...
(cd examples/service && go test -race ./...)

step "fuzz, $FUZZTIME a target"
for pkg in $(go list ./...); do
	for target in $(go test -list '^Fuzz' "$pkg" | grep '^Fuzz' || true); do
		go test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZTIME" -fuzzminimizetime 10x "$pkg"
	done
done

step "benchmarks, once"
go test -run '^$' -bench . -benchtime 1x ./assess

step "done"
