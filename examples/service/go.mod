module example.org/service

go 1.26.0

require github.com/fire321/fire321 v0.0.0

require (
	github.com/expr-lang/expr v1.17.8 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)

replace github.com/fire321/fire321 => ../..
