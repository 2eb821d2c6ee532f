package assess
import ("testing";"fmt";"os";"strings";"slices")
func TestZZ(t *testing.T) {
	eachUnit(t, func(t *testing.T, u unit) {
		if u.name != "noodle-shop" { return }
		var unsure []string
		if os.Getenv("UNSURE") != "" { unsure = strings.Split(os.Getenv("UNSURE"), ",") }
		fresh := u.a; fresh.facts = nil
		s := u.p.Session(fresh); n := 0
		for page := s.Next(); page != nil; page = s.Next() {
			n++
			var ids []string
			for _, f := range page.Facts {
				why := ""
				if os.Getenv("WHY") != "" {
				j := u.p.judge(s.a)
				for i, c := range u.p.criteria { if u.p.isRoot(j, i) { nn := u.p.needs(j); nn.own(i); if nn.slots[u.p.slots[f.ID]] { why += " " + c.ID + "(" + string(c.severity)[:1] + ")" } } }
				}
				_, ok := u.a.facts[f.ID]; m := ""; if !ok { m = "!" }
				ids = append(ids, m+f.ID+why)
			}
			for _, f := range page.Facts {
				v, ok := u.a.facts[f.ID]
				if !ok || v.stale(f, u.p.at(u.a), u.p.asOf(u.a)) || slices.Contains(unsure, f.ID) { v = answer{notSure: true, value: u.p.open(f, u.p.at(u.a))} }
				s.a = s.a.with(f.ID, v)
			}
			ser := ""; if u.p.seriousOpen(s.a) { ser = "S" }
			sep := ", "; if os.Getenv("WHY") != "" { sep = "\n      " }
			fmt.Printf("%d%s %s: %s\n", n, ser, page.Facts[0].Page, strings.Join(ids, sep))
		}
	})
}
