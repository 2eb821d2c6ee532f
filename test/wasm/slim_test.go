package wasm

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/fire321/fire321/wasm/build/slim"
)

// TestSlimRunsTheSame: what leans on the tables and the code that Slim writes
// anew does the same after it: recovered panics, stacks that grow and are
// scanned, goroutines that wait. Only a traceback says less.
func TestSlimRunsTheSame(t *testing.T) {
	file := filepath.Join(t.TempDir(), "probe.wasm")
	if err := slim.Whole("github.com/fire321/fire321/wasm/build/slim/probe", file); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	slim, err := slim.Slim(whole)
	if err != nil {
		t.Fatal(err)
	}
	runWhole, runSlim := probe(t, whole), probe(t, slim)
	for what, want := range []string{
		0: "nil: runtime error: invalid memory address or nil pointer dereference",
		1: "12502499 4507494",
		2: "2646700 ",
		3: "",
	} {
		before, err := runWhole(what)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(before, want) {
			t.Errorf("probe %d says %q, not %q", what, before, want)
		}
		if after, err := runSlim(what); err != nil || after != before {
			t.Errorf("probe %d says %q once it is slim (%v), before: %q", what, after, err, before)
		}
	}

	before, err := runWhole(4)
	if err == nil || !strings.Contains(before, "main.go:") {
		t.Errorf("a panic that nobody recovers: %v\n%s", err, before)
	}
	// Lines and arguments are gone, the functions are not.
	want := regexp.MustCompile(`(?m)^\t.*:\d+ `).ReplaceAllString(before, "\t?:0 ")
	want = regexp.MustCompile(`(?m)^([a-z].*)\(.+\)$`).ReplaceAllString(want, "$1()")
	after, err := runSlim(4)
	if err == nil || after != want {
		t.Errorf("the traceback of the slim module: %v\n%s\nof the whole one:\n%s", err, after, before)
	}
}

// probe runs the probe's cases, each in a new instance of the module, and
// returns what they write to standard error.
func probe(t *testing.T, module []byte) func(what int) (string, error) {
	t.Helper()
	ctx := t.Context()
	rt := wazero.NewRuntime(ctx)
	t.Cleanup(func() { rt.Close(context.Background()) })
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	m, err := rt.CompileModule(ctx, module)
	if err != nil {
		t.Fatal(err)
	}
	return func(what int) (string, error) {
		var said bytes.Buffer
		config := wazero.NewModuleConfig().WithName("").WithStderr(&said).WithStartFunctions("_initialize")
		in, err := rt.InstantiateModule(ctx, m, config)
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close(ctx)
		_, err = in.ExportedFunction("run").Call(ctx, uint64(what))
		return said.String(), err
	}
}
