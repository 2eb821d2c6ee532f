// Package law is the law itself: the rule packs that fire321 brings along, as
// the YAML files that their authors edit. README.zh.md beside this file says
// where to begin.
//
//	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
package law

import "embed"

// FS holds the packs. The id of a pack is its path: cn/national/unit.
//
//go:embed cn
var FS embed.FS
