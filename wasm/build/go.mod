module github.com/fire321/fire321/wasm/build

go 1.26.0

require (
	github.com/andybalholm/brotli v1.2.8
	github.com/evanw/esbuild v0.28.2
	github.com/fire321/fire321 v0.0.0
	github.com/google/go-cmp v0.7.0
	github.com/tetratelabs/wazero v1.12.0
)

require golang.org/x/sys v0.44.0 // indirect

replace github.com/fire321/fire321 => ../..
