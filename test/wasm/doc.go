// Package wasm tests the WASI module: that it gives the bytes of the
// conformance corpus, that instances are apart and memory is used again, and
// what a browser has to load.
package wasm
