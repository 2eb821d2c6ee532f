// Command build makes those files for the browser that Go alone cannot make,
// into wasm/widget/dist: the widget and its page bundled by esbuild, and the
// WASI module, compressed by brotli. Package widget embeds the folder, and
// makes the rest when it starts: the bundles of the packs, and gzip for
// browsers that do not accept brotli. So importing package widget needs none of
// these tools. This is a separate module, so that the library's go.mod does not
// name them.
//
//	go generate ./wasm/widget
//
// The same sources give the same bytes in any folder: the Go toolchain is
// pinned (see module.go), and go.mod pins esbuild and brotli. The test makes
// all of it again and compares.
package main
