package main

import (
	"strings"
	"testing"
)

func TestEmbed(t *testing.T) {
	var out strings.Builder
	if err := run(&out); err != nil {
		t.Fatal(err)
	}
	const want = "公众聚集场所营业期间每两小时防火巡查一次 《机关、团体、企业、事业单位消防安全管理规定》（公安部令第61号）第二十五条第二款；《人员密集场所消防安全管理》（GB/T 40248—2021）7.3.5 2026-11-24\n"
	if got := out.String(); !strings.HasPrefix(got, want) || !strings.Contains(got, "points still possible: ") {
		t.Errorf("run printed\n%s\nwant it to begin with\n%s", got, want)
	}
}
