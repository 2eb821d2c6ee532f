module github.com/fire321/fire321

go 1.26.0

require (
	github.com/andybalholm/brotli v1.2.8
	github.com/expr-lang/expr v1.17.8
	github.com/google/go-cmp v0.7.0
	github.com/santhosh-tekuri/jsonschema/v5 v5.3.1
	golang.org/x/text v0.43.0
	gopkg.in/yaml.v3 v3.0.1
)
