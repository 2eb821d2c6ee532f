// Package widget holds what a browser gets: the element <fire321-check>, the
// page around it, the WASI module, as they are built into dist by the module
// wasm/build, and the bundles of the packs that come with it. Its sources are in
// src; a folder there is a part of the screen.
//
//	<script type="module" src="fire321-check.js"></script>
//	<fire321-check bundle="cn/jiangsu/unit" lang="zh-Hans"></fire321-check>
//
// [Handler] serves the files with the headers that they need, [Files] lists
// them; both take bundles of one's own instead of those that come with it. A
// program that imports this package carries about two megabytes more, most of it the
// module and the law.
package widget

//go:generate go run -C ../build .
