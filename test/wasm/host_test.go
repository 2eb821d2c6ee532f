package wasm

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"

	"github.com/fire321/fire321/wasm/build/slim"
)

// module is the reactor, built and compiled once for all tests.
var module = sync.OnceValues(func() (compiled, error) {
	dir, err := os.MkdirTemp("", "fire321-wasm-")
	if err != nil {
		return compiled{}, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "fire321.wasm")
	if err := slim.Build(file, os.Stderr); err != nil {
		return compiled{}, err
	}
	code, err := os.ReadFile(file)
	if err != nil {
		return compiled{}, err
	}
	ctx := context.Background()
	rt := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	m, err := rt.CompileModule(ctx, code)
	return compiled{rt, m, code}, err
})

type compiled struct {
	wazero.Runtime
	wazero.CompiledModule
	code []byte
}

// instance is one instance of the module.
type instance struct {
	api.Module
	alloc, free, call api.Function
}

// newInstance starts a module that has no file, no environment, and a clock that
// leaps: memory must stay in bounds on a phone that slept too, see package reactor.
func newInstance(t testing.TB) *instance {
	t.Helper()
	m, err := module()
	if err != nil {
		t.Fatal(err)
	}
	config := wazero.NewModuleConfig().WithName("").WithNanotime(leaping(), sys.ClockResolution(1)).WithStartFunctions("_initialize")
	got, err := m.InstantiateModule(t.Context(), m.CompiledModule, config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { got.Close(context.Background()) })
	return &instance{got, got.ExportedFunction("alloc"), got.ExportedFunction("free"), got.ExportedFunction("call")}
}

// leaping is a clock that goes on by a second whenever it is read.
func leaping() sys.Nanotime {
	var now int64
	return func() int64 { now += int64(time.Second); return now }
}

// handle puts one request, as package reactor says.
func (m *instance) handle(ctx context.Context, request []byte) ([]byte, error) {
	at, err := m.alloc.Call(ctx, uint64(len(request)))
	if err != nil {
		return nil, err
	}
	if !m.Memory().Write(uint32(at[0]), request) {
		return nil, errors.New("the request lies outside of the memory")
	}
	got, err := m.call.Call(ctx, at[0], uint64(len(request)))
	if err != nil {
		return nil, err
	}
	address, n := uint32(got[0]>>32), uint32(got[0])
	reply, ok := m.Memory().Read(address, n)
	if !ok {
		return nil, fmt.Errorf("the reply lies outside of the memory: %d bytes at %d", n, address)
	}
	reply = append([]byte(nil), reply...)
	_, err = m.free.Call(ctx, uint64(address))
	return reply, err
}
