// Package wasmbuild builds wasm/reactor the one way it is built: the same bytes
// from any folder, and no heavier than need be.
package wasmbuild

import (
	"fmt"
	"os"
	"os/exec"
)

// Flags are those of `go build`. Without -trimpath and -buildvcs=false the
// bytes would depend on the folder. Inlining is off, which makes a module whose
// every call is bulky 17 % smaller (brotli: 725 KiB for 872).
var Flags = []string{"-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-ldflags=-s -w", "-gcflags=all=-l"}

// Env is the environment beside the usual one. The older collector saves 10
// KiB, and the heap is small.
var Env = []string{"GOOS=wasip1", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc", "GOFLAGS=", "GOWASM="}

// Build writes the module to a file. It is to be called within this module, or
// one that requires it. More flags stand after Flags and win over them.
func Build(out string, more ...string) error {
	args := append(append([]string{"build"}, Flags...), more...)
	cmd := exec.Command("go", append(args, "-o", out, "github.com/fire321/fire321/wasm/reactor")...)
	cmd.Env = append(os.Environ(), Env...)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %v: %w\n%s", args, err, said)
	}
	return nil
}
