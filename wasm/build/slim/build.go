// Package slim builds wasm/reactor in one fixed way: the same bytes from any
// folder, and as small as possible.
//
// [Slim] shrinks the output of the linker: it drops files and lines, which only
// a traceback prints, and rewrites the code in an equivalent form that
// compresses better. [Whole] builds without that, for debugging.
package slim

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Flags are those of `go build`. Without -trimpath and -buildvcs=false the
// bytes would depend on the folder. Inlining is off: every call in this module
// is bulky, so that makes it 15 % smaller (brotli, slim: 536 KiB for 633).
var Flags = []string{"-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-ldflags=-s -w", "-gcflags=all=-l"}

// Env is the environment in addition to the usual one. The older collector
// saves 10 KiB, and the heap is small.
var Env = []string{"GOOS=wasip1", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc", "GOFLAGS=", "GOWASM="}

// Reactor is the module that every host runs.
const Reactor = "github.com/fire321/fire321/wasm/reactor"

// Build writes the module to a file. Call it within this module, or one that
// requires it. With an unknown version of Go the module is larger, and Build
// writes one line about it to says.
func Build(out string, says io.Writer) error {
	if err := Whole(Reactor, out); err != nil {
		return err
	}
	module, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	slim, err := Slim(module)
	if err != nil {
		fmt.Fprintf(says, "%s: heavier than it need be, for Go wrote what is not known: %s\n", out, strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	return os.WriteFile(out, slim, 0o644)
}

// Whole writes a package as Go's linker makes it: a traceback names files and
// lines. more are further flags of `go build`, which override Flags:
// "-ldflags=" keeps the names of the functions, for the tools of WebAssembly.
func Whole(pkg, out string, more ...string) error {
	args := append(append([]string{"build"}, Flags...), more...)
	cmd := exec.Command("go", append(args, "-o", out, pkg)...)
	cmd.Env = append(os.Environ(), Env...)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %v: %w\n%s", args, err, said)
	}
	return nil
}
