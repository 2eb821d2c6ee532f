package assess

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
)

// Promise: what the browser links reaches nothing that it need not carry. The
// linker does not forgive an unused import.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "github.com/fire321/fire321/assess").Output()
	if err != nil {
		t.Fatal(err)
	}
	forbidden := []string{"fmt", "os", "time", "context", "io/fs", "encoding", "math/big", "text/template", "regexp", "crypto", "reflect", "log", "net", "embed",
		"github.com/expr-lang", "gopkg.in", "github.com/santhosh-tekuri", "golang.org/x",
		"github.com/fire321/fire321/rules/pack", "github.com/fire321/fire321/rules/law", "github.com/fire321/fire321/schema"}
	n := 0
	for _, dep := range strings.Fields(string(out)) {
		if strings.HasPrefix(dep, "internal/") {
			continue // the runtime's own
		}
		n++
		for _, f := range forbidden {
			if dep == f || strings.HasPrefix(dep, f+"/") {
				t.Errorf("assess reaches %s", dep)
			}
		}
	}
	t.Logf("assess reaches %d packages", n)
}

// The weight of a program that decodes, compiles and assesses, as WASI; its
// limits are those of the browser's bridge, and stand there.
func TestWeight(t *testing.T) {
	if testing.Short() || rounds.Race {
		t.Skip("builds for another platform; test.sh runs it")
	}
	dir := t.TempDir()
	source := `package main

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

func main() {
	b, err := rules.Decode([]byte("{\"format\":1}"))
	if err != nil {
		panic(err)
	}
	p, err := assess.Compile(b, b.KnownFrom)
	if err != nil {
		panic(err)
	}
	a, err := p.DecodeAnswers([]byte("{}"))
	if err != nil {
		panic(err)
	}
	println(string(p.Assess(a).Encode()), len(p.Routes(a)), len(p.Until(a)), p.Mend(a, "") != nil, p.Session(a).Next() != nil)
}
`
	file := filepath.Join(dir, "main.go")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	weigh := func(file string) int64 {
		wasm := filepath.Join(dir, "a.wasm")
		cmd := exec.Command("go", "build", "-ldflags=-s -w", "-trimpath", "-o", wasm, file)
		cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		info, err := os.Stat(wasm)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size() >> 10
	}
	whole := weigh(file)
	if err := os.WriteFile(file, []byte("package main\n\nfunc main() { println() }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d KiB of WebAssembly before compression, %d of them for an empty program", whole, weigh(file))
}
