// Command build makes what the browser gets, into wasm/widget/dist: the widget
// and its page bundled by esbuild, the WASI module, and a bundle of each pack,
// each pressed by brotli and gzip. Package widget embeds the folder, so that
// importing it needs none of these tools; this is a module of its own, so that
// the library's does not name them.
//
//	go generate ./wasm/widget
//
// The same sources give the same bytes in any folder: the Go toolchain is
// pinned (see module.go), and so are esbuild and brotli by go.mod. The test
// makes all of it again and compares.
package main
