//go:build wasip1

// Command reactor is fire321 as one WASI module for every host: a browser with
// a shim of a few functions, wazero, any other. It exports three functions over
// package bridge, and needs no file, environment or network. Nothing depends on
// the clock that a host gives.
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o fire321.wasm ./wasm/reactor
//
// A host calls _initialize once. Then, for each request: alloc(n) gives the
// address of n bytes to write the request into; call(address, n) frees them
// and returns address<<32 | length of the reply; the host copies it out and
// calls free(address). Calls must not overlap. After a trap the instance is
// dead: its memory may hold half a change, so make another one.
package main

import (
	"runtime"
	"unsafe"

	"github.com/fire321/fire321/wasm/bridge"
)

var (
	host bridge.Bridge
	// kept are the buffers that the host holds, by address: it alone knows of
	// them, and the collector must not take them.
	kept = map[uint32][]byte{}
)

//go:wasmexport alloc
func alloc(n uint32) uint32 { return keep(make([]byte, max(n, 1))) }

//go:wasmexport free
func free(address uint32) { delete(kept, address) }

//go:wasmexport call
func call(address, n uint32) uint64 {
	request := kept[address]
	delete(kept, address)
	reply := host.Handle(request[:min(int(n), len(request))])
	collect()
	return uint64(keep(reply))<<32 | uint64(len(reply))
}

// collect ends a round of the collector that is late. Go's collector paces itself
// by the clock, and where that jumps (a phone that slept, a host with other work),
// stands, or only counts its readings, takes no time for itself in call after
// call, while memory grows.
func collect() {
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapAlloc > m.NextGC {
		runtime.GC()
	}
}

func keep(b []byte) uint32 {
	address := uint32(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
	kept[address] = b
	return address
}

func main() {}
