package bench

import (
	"testing"
	"time"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// BenchmarkLoadPacks reads all packs of the law and compiles each for a day.
func BenchmarkLoadPacks(b *testing.B) {
	infos, err := pack.List(law.FS)
	if err != nil {
		b.Fatal(err)
	}
	var load, compile time.Duration
	criteria := 0
	for b.Loop() {
		criteria = 0
		for _, info := range infos {
			if info.Kind != "pack" {
				continue
			}
			t0 := time.Now()
			p, err := pack.Load(info.ID, law.FS)
			if err != nil {
				b.Fatal(err)
			}
			t1 := time.Now()
			prog, err := assess.Compile(p.Bundle(), peerDay)
			if err != nil {
				b.Fatal(err)
			}
			load, compile = load+t1.Sub(t0), compile+time.Since(t1)
			criteria += len(prog.Criteria())
		}
	}
	b.ReportMetric(float64(load.Microseconds())/float64(b.N)/1000, "ms-load")
	b.ReportMetric(float64(compile.Microseconds())/float64(b.N)/1000, "ms-compile")
	b.ReportMetric(float64(criteria), "criteria")
}

// BenchmarkDecodeBundle reads the largest bundle of the law from its bytes.
func BenchmarkDecodeBundle(b *testing.B) {
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		b.Fatal(err)
	}
	data := p.Bundle().Encode()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := rules.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
