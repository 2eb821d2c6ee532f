package slim

import (
	"bytes"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// TestStartRestoresTheTables: when an engine has made an instance, and before
// it calls anything, the memory is what it would be without differences.
func TestStartRestoresTheTables(t *testing.T) {
	want := memory(find(split(readProbe(t)), dataSection).body)
	findFunctab(want).forget()
	slim := slimmed(t, readProbe(t))
	if packed := memory(find(split(slim), dataSection).body); bytes.Equal(packed, want[:len(packed)]) {
		t.Fatal("the tables hold no differences")
	}

	rt := wazero.NewRuntime(t.Context())
	defer rt.Close(t.Context())
	wasi_snapshot_preview1.MustInstantiate(t.Context(), rt)
	in, err := rt.InstantiateWithConfig(t.Context(), slim, wazero.NewModuleConfig().WithStartFunctions())
	if err != nil {
		t.Fatal(err)
	}
	got, ok := in.Memory().Read(0, uint32(len(want)))
	if !ok {
		t.Fatal("the memory is shorter")
	}
	for at, b := range want {
		if got[at] != b {
			t.Fatalf("from %#x on the memory is another one", at)
		}
	}
}
