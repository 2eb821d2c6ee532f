// Package widget holds the files for a browser: the element <fire321-check>,
// its page and the WASI module, which the module wasm/build builds into dist,
// and the bundles of the packs that come with it. Its sources are in src; each
// folder there is a part of the screen.
//
//	<script type="module" src="fire321-check.js"></script>
//	<fire321-check bundle="cn/jiangsu/unit" lang="zh-Hans"></fire321-check>
//
// [Handler] serves the files with the headers that they need, [Files] lists
// them; you can give both your own bundles instead of those that come with it.
// A program that imports this package is about two megabytes larger, most of it
// the module and the law.
package widget

//go:generate go run -C ../build .
