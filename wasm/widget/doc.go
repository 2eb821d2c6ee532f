// Package widget holds what a browser gets: the element <fire321-check>, the
// page around it, the WASI module and the bundles, as they are built into dist
// by the module internal/web. Its sources are in src; a folder there is a part
// of the screen.
//
//	<script type="module" src="fire321-check.js"></script>
//	<fire321-check bundle="cn/jiangsu/unit" lang="zh-Hans"></fire321-check>
//
// [Files] lists the files; [Handler] serves them with the headers that they
// need. A program that imports this package carries about two megabytes more.
package widget

//go:generate go run -C ../../internal/web .
