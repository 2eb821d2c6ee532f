package slim

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// probe is the module that the tests slim, built once.
var probe = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "fire321-slim-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "probe.wasm")
	if err := Whole("github.com/fire321/fire321/wasm/build/slim/probe", file); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

func readProbe(t *testing.T) []byte {
	t.Helper()
	module, err := probe()
	if err != nil {
		t.Fatal(err)
	}
	return module
}

func slimmed(t *testing.T, module []byte) []byte {
	t.Helper()
	slim, err := Slim(module)
	if err != nil {
		t.Fatal(err)
	}
	return slim
}

// TestSlimIsStable: equal modules give equal bytes, and the one that was given
// is not changed. That they do the same is tested by test/wasm.
func TestSlimIsStable(t *testing.T) {
	module := readProbe(t)
	given := bytes.Clone(module)
	once := slimmed(t, given)
	if !bytes.Equal(given, module) {
		t.Error("Slim changed what it was given")
	}
	if !bytes.Equal(slimmed(t, module), once) {
		t.Error("the same module gave other bytes")
	}
	if _, err := Slim(once); err == nil {
		t.Error("a module whose tables are slim already was taken for the linker's")
	}
}

// TestSlimKeepsTheRest: types, imports, exports and whatever else a host sees.
func TestSlimKeepsTheRest(t *testing.T) {
	module := readProbe(t)
	before, after := split(module), split(slimmed(t, module))
	// The function to start with is one more of each, and has a section.
	changed := []byte{typeSection, functionSection, codeSection, dataSection}
	after = slices.DeleteFunc(after, func(s section) bool { return s.id == startSection })
	if len(before) != len(after) {
		t.Fatalf("%d sections became %d", len(before), len(after))
	}
	for i, s := range before {
		same := bytes.Equal(s.body, after[i].body)
		if s.id != after[i].id || same == bytes.Contains(changed, []byte{s.id}) {
			t.Errorf("section %d, of kind %d: the same: %v", i, s.id, same)
		}
	}
}

// TestSlimLeavesAStepOut: where the tables are those of another Go, they stay, the
// code is rewritten all the same, and the error says what was left out.
func TestSlimLeavesAStepOut(t *testing.T) {
	module := bytes.Replace(readProbe(t), []byte(pcMagic), []byte("\xf0"+pcMagic[1:]), -1)
	slim, err := Slim(module)
	if err == nil {
		t.Fatal("tables of another Go are taken for known ones")
	}
	before, after := split(module), split(slim)
	for i, s := range before {
		if same := bytes.Equal(s.body, after[i].body); same == (s.id == codeSection) {
			t.Errorf("section %d, of kind %d: the same: %v", i, s.id, same)
		}
	}
	var code fault
	if !errors.As(err, &code) || strings.Count(err.Error(), "\n") != 0 {
		t.Errorf("more than one step was left out: %v", err)
	}
}

// TestSlimRefuses: what is no module of Go's linker gives an error, whatever
// it is.
func TestSlimRefuses(t *testing.T) {
	module := readProbe(t)
	refused := func(what string, module []byte) {
		t.Helper()
		if _, err := Slim(module); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	refused("nothing", nil)
	refused("a preamble alone", []byte(preamble))
	refused("another version", append([]byte("\x00asm\x02\x00\x00\x00"), module[8:]...))
	refused("a section that counts the data", append(slices.Clone(module), dataCountSection, 1, 1))
	refused("a second code section", append(slices.Clone(module), codeSection, 1, 0))
	for n := len(module) - 1; n > 0; n = n * 9 / 10 {
		refused("a module that is cut off", module[:n])
	}
	all := split(module)
	refused("a module with a function to start with", append(slices.Clone(module), startSection, 1, 0))
	for _, id := range []byte{typeSection, importSection, functionSection, codeSection, dataSection} {
		rest := slices.DeleteFunc(slices.Clone(all), func(s section) bool { return s.id == id })
		refused("a module without a section", join(rest))
		body := find(all, id).body
		for _, at := range []int{0, 1, 2} {
			bad := slices.Clone(all)
			find(bad, id).body = append(slices.Clone(body[:at]), 0xff, 0xff, 0xff, 0xff, 0xff)
			refused("a section of nonsense", join(bad))
		}
	}
}
