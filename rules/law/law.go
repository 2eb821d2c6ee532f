// Package law is the law itself: the rule packs that fire321 brings along, as
// the YAML files that their authors edit. README.md beside this file says
// where to begin.
//
//	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
package law

import "embed"

// FS holds the packs, and the rows of the surveys of the law that they come
// from. The id of a pack is its path: cn/national/unit.
//
//go:embed cn rows.yaml rows-xinghua.yaml
var FS embed.FS
