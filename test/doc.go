// Package test holds the tests that need more than the library may import: the
// command as a person runs it (stories), real Chromium (browser), the WASI module
// on another host (wasm), one corpus for every host (conformance), and how fast a
// Program judges beside others (bench). It is a module of its own, so that
// importing fire321 brings none of that along.
package test
