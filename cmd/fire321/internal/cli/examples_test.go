package cli

import (
	"path/filepath"
	"testing"

	"github.com/fire321/fire321/schema/validate"
)

// Promise: every sample unit is judged, in lines that fit and in JSON that fits
// its schema; the JSON has the same bytes on a second run and by way of a
// bundle file.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("../../../../examples/units/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample units: %v", err)
	}
	s, err := validate.Named("assessment")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if testing.Short() && filepath.Base(file) != "noodle-shop.yaml" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			code, out, errs := run(t, "", "assess", file)
			if code == exitUsage || errs != "" {
				t.Fatalf("exit code %d: %s", code, errs)
			}
			checkLines(t, []string{file}, out)
			jsonCode, first, _ := run(t, "", "assess", file, "--format", "json")
			if err := s.Validate([]byte(first)); err != nil {
				t.Error(err)
			}
			id := packIn(t, file)
			bundle := filepath.Join(t.TempDir(), "bundle.json")
			if code, _, errs := run(t, "", "bundle", id, "-o", bundle); code != 0 {
				t.Fatal(errs)
			}
			again, second, _ := run(t, "", "assess", "--pack", bundle, file, "--format", "json")
			if first != second || code != jsonCode || code != again {
				t.Errorf("other bytes or exit codes (%d, %d, %d) by way of a bundle", code, jsonCode, again)
			}
		})
	}
}

func packIn(t *testing.T, file string) string {
	t.Helper()
	data, err := readFile(file, maxAnswers)
	if err != nil {
		t.Fatal(err)
	}
	said, ok := topLevel(data, "pack")
	if !ok {
		return defaultPack
	}
	return said.text
}
