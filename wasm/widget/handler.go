package widget

import (
	"bytes"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/fire321/fire321/rules"
)

// Policy is the Content-Security-Policy under which the widget runs: nothing
// from elsewhere, no inline script or style, Trusted Types. Workers obey the
// header of their own file, so every file is sent with it.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; " +
	"img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types fire321"

// Header is a header of HTTP.
type Header struct{ Name, Value string }

// Headers are sent with every file. Any other server should send them, too.
func Headers() []Header {
	return []Header{
		{"Content-Security-Policy", Policy},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
	}
}

// Handler serves a widget that offers these bundles at the root of its host,
// index.html at "/"; with no arguments, the packs that come with this module.
// See [Files] for how they are offered. Under another path than the root, use
// it behind http.StripPrefix, with a slash at the end of the page's address.
//
//	p, err := pack.Load("xx/city", pack.Over(os.DirFS("."), law.FS))
//	…
//	http.ListenAndServe("localhost:8321", widget.Handler(p.Bundle()))
//
// Handler prepares the files once, before it returns; to offer a changed pack,
// make another Handler. Pages that are open, or were cached for use offline,
// then offer the change to their users. The browser stores answers for each
// origin, whatever packs it offers: answers of a pack that is no longer there
// are listed as such, and no other pack reads them.
//
// It is safe for concurrent use. It sends files compressed, and compresses each
// only once: by brotli if the browser accepts it (only over https and on the
// same machine), else by gzip. The browser must ask for them again each time,
// and gets no content if they have not changed.
func Handler(bundles ...*rules.Bundle) http.Handler {
	list := Files(bundles...)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(list, w, r) })
}

func serve(list []File, w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, header := range Headers() {
		h.Set(header.Name, header.Value)
	}
	if !secure(r) {
		h.Del("Cross-Origin-Opener-Policy") // ignored there, with an error on the console
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	f, ok := find(list, name)
	if !ok {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	data, coding := []byte(nil), "gzip"
	switch {
	case accepts(r, "br") && secure(r):
		data, coding = f.Brotli(), "br"
	case !accepts(r, "gzip"):
		data, coding = f.Data(), ""
	default:
		data = f.Gzip()
	}
	h.Set("Content-Type", f.Type)
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", `"`+f.SHA256[:32]+"-"+coding+`"`)
	if coding != "" {
		h.Set("Content-Encoding", coding)
		// ServeContent omits the length if there is an encoding.
		h.Set("Content-Length", strconv.Itoa(len(data)))
	}
	// It answers 304 and HEAD. A range of a compressed file is useless.
	r.Header.Del("Range")
	http.ServeContent(whole{w}, r, "", time.Time{}, bytes.NewReader(data))
}

// whole removes the header by which ServeContent claims to serve ranges.
type whole struct{ http.ResponseWriter }

func (w whole) WriteHeader(status int) {
	w.Header().Del("Accept-Ranges")
	w.ResponseWriter.WriteHeader(status)
}

// accepts reports whether the browser accepts an encoding. It does not accept
// one that it names with q=0.
func accepts(r *http.Request, coding string) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		q, found := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		n, err := strconv.ParseFloat(q, 64)
		return !found || err != nil || n > 0
	}
	return false
}

// secure reports whether the browser trusts this address: on other addresses it
// accepts no brotli, and ignores the opener policy.
func secure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}
