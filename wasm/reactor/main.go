//go:build wasip1

// Command reactor is fire321 as one WASI module for every host: a browser with
// a small shim, wazero, or any other. It exports three functions over package
// bridge, and needs no file, environment or network. No result depends on the
// host's clock.
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o fire321.wasm ./wasm/reactor
//
// A host calls _initialize once. Then, for each request: alloc(n) gives the
// address of n bytes to write the request into; call(address, n) frees them and
// returns address<<32 | length of the reply; the host copies it out and calls
// free(address). Calls must not overlap. After a trap do not use the instance
// again: its memory may hold half a change. Make a new one.
package main

import (
	"runtime"
	"unsafe"

	"github.com/fire321/fire321/wasm/bridge"
)

var (
	host bridge.Bridge
	// kept are the buffers that the host uses, by address: nothing else refers
	// to them, and the collector must not free them.
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

// collect finishes a late round of the collector. Go's collector uses the clock
// to schedule itself. If the clock jumps (a phone that slept, a busy host),
// stands still, or only counts its readings, the collector gets no time in call
// after call, while memory grows.
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
