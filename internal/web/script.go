package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/fire321/fire321/assess/report"
)

// engines are the oldest that the scripts run in: the first that have module
// workers and 64-bit numbers of WASM, which is phones of 2021.
var engines = []api.Engine{
	{Name: api.EngineChrome, Version: "85"}, {Name: api.EngineSafari, Version: "15"},
	{Name: api.EngineIOS, Version: "15"}, {Name: api.EngineFirefox, Version: "114"},
}

// script bundles one entry and what it imports, style sheets as text.
func script(root, entry string, define map[string]string) ([]byte, error) {
	got := api.Build(api.BuildOptions{
		EntryPoints: []string{filepath.Join(root, filepath.FromSlash(entry))},
		Bundle:      true, Format: api.FormatESModule, Engines: engines, Platform: api.PlatformBrowser, Charset: api.CharsetUTF8,
		MinifySyntax: true, MinifyWhitespace: true, MinifyIdentifiers: true,
		LegalComments: api.LegalCommentsInline,
		Loader:        map[string]api.Loader{".css": api.LoaderText, ".svg": api.LoaderText},
		Define:        define, Plugins: []api.Plugin{sheets},
		Outdir: "out", Write: false, LogLevel: api.LogLevelSilent,
	})
	if len(got.Errors)+len(got.Warnings) > 0 {
		return nil, errors.New(strings.Join(append(
			api.FormatMessages(got.Errors, api.FormatMessagesOptions{}),
			api.FormatMessages(got.Warnings, api.FormatMessagesOptions{Kind: api.WarningMessage})...), ""))
	}
	return got.OutputFiles[0].Contents, nil
}

// sheets gives scripts the style of the documents, which is Go's: a document
// looks the same from the command and in the widget.
var sheets = api.Plugin{Name: "sheets", Setup: func(b api.PluginBuild) {
	b.OnResolve(api.OnResolveOptions{Filter: `^report:style$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: a.Path, Namespace: "report"}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "report"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
		style := report.StyleSheet
		return api.OnLoadResult{Contents: &style, Loader: api.LoaderText}, nil
	})
	// Style sheets are minified on their own: as text they would go in as they stand.
	b.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		got := api.Build(api.BuildOptions{
			EntryPoints: []string{a.Path}, MinifySyntax: true, MinifyWhitespace: true, Charset: api.CharsetUTF8,
			Loader: map[string]api.Loader{".css": api.LoaderCSS}, Outdir: "out", Write: false, LogLevel: api.LogLevelSilent,
		})
		if len(got.Errors)+len(got.Warnings) > 0 {
			return api.OnLoadResult{Errors: got.Errors, Warnings: got.Warnings}, nil
		}
		text := string(got.OutputFiles[0].Contents)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, nil
	})
}}
