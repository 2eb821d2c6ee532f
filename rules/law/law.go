// Package law holds the law: the rule packs that come with fire321, as the YAML
// files that their authors edit. README.md in this folder says where to begin.
//
//	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
package law

import "embed"

// FS holds the packs, and the rows of the surveys of the law from which they
// were made. The id of a pack is its path: cn/national/unit.
//
//go:embed cn rows.yaml rows-xinghua.yaml
var FS embed.FS
