package report

import (
	"encoding/csv"
	"strings"
	"testing"
)

// The lists have a row for each hazard, and read back with the same fields.
func TestCSVLists(t *testing.T) {
	for name, u := range units(t) {
		for kind, rows := range map[string]int{"rectify": len(u.got.Hazards) + len(u.got.OthersFailed()), "hazards": len(u.got.Hazards) + len(u.got.Open) + len(u.got.Others)} {
			list := listed(kind, u.prog, u.a, u.got, "zh")
			got, err := csv.NewReader(strings.NewReader(list.CSV(false))).ReadAll()
			if err != nil {
				t.Fatalf("%s, %s: %v", name, kind, err)
			}
			if len(got) != rows+1 {
				t.Errorf("%s, %s: %d rows, want %d and a head", name, kind, len(got), rows)
			}
		}
	}
}
