// Package slim builds wasm/reactor the one way it is built: the same bytes
// from any folder, and no heavier than need be.
//
// What the linker writes is slimmed ([Slim]): files and lines, which only a
// traceback names, are left out, and the code says the same in a form that
// packs better. [Whole] builds without that, for whoever looks for a fault.
package slim

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Flags are those of `go build`. Without -trimpath and -buildvcs=false the
// bytes would depend on the folder. Inlining is off, which makes a module whose
// every call is bulky 15 % smaller (brotli, slim: 536 KiB for 633).
var Flags = []string{"-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-ldflags=-s -w", "-gcflags=all=-l"}

// Env is the environment beside the usual one. The older collector saves 10
// KiB, and the heap is small.
var Env = []string{"GOOS=wasip1", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc", "GOFLAGS=", "GOWASM="}

// Reactor is the module that every host runs.
const Reactor = "github.com/fire321/fire321/wasm/reactor"

// Build writes the module to a file. It is to be called within this module, or
// one that requires it. Where Go is another one than is known, the module is
// heavier, and says is told so in a line.
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
// lines. More flags of `go build` stand after Flags and win over them:
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
