// Command build makes what the browser gets and Go alone cannot make, into
// wasm/widget/dist: the widget and its page bundled by esbuild, and the WASI
// module, pressed by brotli. Package widget embeds the folder, and makes the rest
// when it starts: the bundles of the packs, and gzip for whoever takes no brotli.
// So importing it needs none of these tools; this is a module of its own, so
// that the library's does not name them.
//
//	go generate ./wasm/widget
//
// The same sources give the same bytes in any folder: the Go toolchain is
// pinned (see module.go), and so are esbuild and brotli by go.mod. The test
// makes all of it again and compares.
package main
