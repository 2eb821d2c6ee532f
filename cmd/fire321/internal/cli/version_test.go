package cli

import (
	"encoding/json"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

func TestModuleVersion(t *testing.T) {
	other := debug.Module{Path: "example.org/service", Version: "v9.9.9"}
	for _, test := range []struct {
		name string
		info *debug.BuildInfo
		want string
	}{
		{"installed by its version", &debug.BuildInfo{Main: debug.Module{Path: module, Version: "v1.2.3"}}, "v1.2.3"},
		{"from a working copy", &debug.BuildInfo{Main: debug.Module{Path: module, Version: "(devel)"}}, "(devel)"},
		{"in another program", &debug.BuildInfo{Main: other, Deps: []*debug.Module{{Path: module, Version: "v1.2.4"}}}, "v1.2.4"},
		{"replaced there", &debug.BuildInfo{Main: other, Deps: []*debug.Module{{Path: module, Version: "v1.2.4", Replace: &debug.Module{Path: module + "-fork", Version: "v2.0.0"}}}}, "v2.0.0"},
		{"replaced by a folder", &debug.BuildInfo{Main: other, Deps: []*debug.Module{{Path: module, Version: "v1.2.4", Replace: &debug.Module{Path: "../.."}}}}, "(devel)"},
		{"elsewhere", &debug.BuildInfo{Main: other}, "(devel)"},
		{"no information", nil, "(devel)"},
	} {
		if got := moduleVersion(test.info); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Promise: the digests are those that assessments name.
func TestVersionNamesThePacks(t *testing.T) {
	code, out, errs := run(t, "", "version", "--format", "json")
	var got madeOf
	if err := json.Unmarshal([]byte(out), &got); code != 0 || err != nil {
		t.Fatalf("exit %d, %v: %s", code, err, errs)
	}
	p, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		t.Fatal(err)
	}
	b := p.Bundle()
	var national packVersion
	for _, p := range got.Packs {
		if p.ID == b.ID {
			national = p
		}
	}
	if diff := cmp.Diff(packVersion{b.ID, b.Version, b.Digest()}, national); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, arg := range []string{"version", "--version", "-version"} {
		code, out, _ := run(t, "", arg)
		if code != 0 || !strings.HasPrefix(out, "fire321 ") || !strings.Contains(out, b.Digest()) {
			t.Errorf("%s: exit %d: %s", arg, code, out)
		}
	}
}
