// Package wasm tests the WASI module: that it gives the bytes of the
// conformance corpus, that it survives nothing it should not, and what it
// weighs.
package wasm
