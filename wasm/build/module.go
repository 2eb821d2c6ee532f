package main

import (
	"os"
	"path/filepath"

	"github.com/fire321/fire321/wasm/build/slim"
)

// toolchain builds the module: another patch release gives other bytes, and
// dist would seem out of date.
const toolchain = "go1.26.8"

// module builds wasm/reactor from within the library's own module: from here
// the compiler would write other paths into it.
func module(root string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "fire321-web-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	if err := os.Chdir(root); err != nil {
		return nil, err
	}
	defer os.Chdir(here)
	for key, value := range map[string]string{"GOTOOLCHAIN": toolchain, "GOWORK": "off"} {
		if err := os.Setenv(key, value); err != nil {
			return nil, err
		}
	}
	out := filepath.Join(dir, "fire321.wasm")
	if err := slim.Build(out, os.Stderr); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}
