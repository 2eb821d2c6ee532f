package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/wasm/build/slim"
)

func TestWASI(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	write := func(name string, data []byte) {
		t.Helper()
		if err := os.WriteFile(file(name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := slim.Build(file("fire321.wasm"), os.Stderr); err != nil {
		t.Fatal(err)
	}
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		t.Fatal(err)
	}
	write("bundle.json", p.Bundle().Encode())
	const unit = "../units/noodle-shop.yaml"
	data, err := os.ReadFile(unit)
	if err != nil {
		t.Fatal(err)
	}
	answers, _, err := pack.ReadAnswers(data, unit, p.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	write("answers.json", answers)

	var out strings.Builder
	if err := run(t.Context(), &out, file("fire321.wasm"), file("bundle.json"), file("answers.json"), "2026-11-24"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"每两小时防火巡查一次", "possible grade: ", "exit: 1\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("run printed\n%s\nwithout %q", out.String(), want)
		}
	}

	write("answers.json", []byte(`{"format":1,"facts":{"patrol.interval_minutes":-2}}`))
	err = run(t.Context(), &out, file("fire321.wasm"), file("bundle.json"), file("answers.json"), "2026-11-24")
	if err == nil || !strings.Contains(err.Error(), "E-VALUE-RANGE") {
		t.Errorf("run = %v, want E-VALUE-RANGE", err)
	}
}
