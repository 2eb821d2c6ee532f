package cli

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// A unit is asked where it is, by names of places and not of packs.
func TestPlacesOfTheLaw(t *testing.T) {
	infos, err := pack.List(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	list := placesOf(infos, defaultPack)
	var got [][3]string
	for _, p := range list {
		got = append(got, [3]string{p.id, p.call.ZH, p.call.EN})
	}
	want := [][3]string{
		{"cn/jiangsu/xinghua/unit", "兴化", "Xinghua"},
		{"cn/jiangsu/unit", "江苏其他地方", "elsewhere in Jiangsu"},
		{"cn/national/unit", "别处", "elsewhere"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for line, id := range map[string]string{
		"1": want[0][0], "２": want[1][0], "3": want[2][0], "兴化": want[0][0], "江苏省兴化市戴南镇": want[0][0], "XINGHUA": want[0][0],
		"江苏": want[1][0], "泰州，江苏": want[1][0], "Jiangsu": want[1][0], "elsewhere": want[2][0], "别处": want[2][0],
		"": "", "4": "", "0": "", "-": "", "上海": "",
	} {
		p, ok := placeNamed(list, line)
		if ok != (id != "") || p.id != id {
			t.Errorf("%q is %q, want %q", line, p.id, id)
		}
	}
}

// Titles of other forms, and packs that do not build on the root.
func TestPlacesOfOtherPacks(t *testing.T) {
	title := func(zh, en string) rules.Text { return rules.Text{ZH: zh, EN: en} }
	for _, c := range []struct {
		name  string
		infos []pack.Info
		want  []string
	}{
		{"one", []pack.Info{{ID: "a", Kind: "pack", Title: title("甲", "A")}}, []string{"别处"}},
		{"a title that is the end of another", []pack.Info{{ID: "a", Kind: "pack", Title: title("自查", "Check")}, {ID: "b", Kind: "pack", Title: title("乙自查", "Check B"), Extends: "a"}}, []string{"乙", "别处"}},
		{"equal titles", []pack.Info{{ID: "a", Kind: "pack", Title: title("自查", "Check")}, {ID: "b", Kind: "pack", Title: title("自查", "Check"), Extends: "a"}}, []string{"自查", "别处"}},
		{"modules, strangers and a circle", []pack.Info{
			{ID: "a", Kind: "pack", Title: title("甲", "A")}, {ID: "m", Kind: "module", Title: title("模块", "M")}, {ID: "x", Kind: "pack", Title: title("丙", "C")},
			{ID: "y", Kind: "pack", Extends: "z"}, {ID: "z", Kind: "pack", Extends: "y"},
		}, []string{"别处"}},
	} {
		var got []string
		for _, p := range placesOf(c.infos, "a") {
			got = append(got, p.call.ZH)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
