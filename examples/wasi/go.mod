module github.com/fire321/fire321/examples/wasi

go 1.26.0

require (
	github.com/fire321/fire321 v0.0.0
	github.com/fire321/fire321/wasm/build v0.0.0
	github.com/tetratelabs/wazero v1.12.0
)

require (
	github.com/expr-lang/expr v1.17.8 // indirect
	golang.org/x/sys v0.44.0 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)

replace github.com/fire321/fire321 => ../..

replace github.com/fire321/fire321/wasm/build => ../../wasm/build
