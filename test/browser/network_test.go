package browser

import (
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fire321/fire321/wasm/widget"
)

// proxy is all the network that a browser has: a forward proxy that knows the
// servers of the tests, serves nothing else, and notes who asked for more. It
// sees what workers and service workers ask for too, which a tab does not.
type proxy struct {
	address string
	client  http.RoundTripper

	mu      sync.Mutex
	servers map[string]string // the host that a URL names, and the address that serves it
	seen    []string
	strange []string
}

var network = sync.OnceValue(func() *proxy {
	x := &proxy{servers: map[string]string{}, client: &http.Transport{DisableCompression: true}}
	server := httptest.NewUnstartedServer(x)
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // of connections that a killed browser left
	server.Start()
	x.address = server.URL
	return x
})

func (x *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x.mu.Lock()
	to, known := x.servers[r.Host]
	x.seen = append(x.seen, r.Method+" "+r.URL.String())
	if !known || r.Method == http.MethodConnect {
		x.strange = append(x.strange, r.Method+" "+r.URL.String())
	}
	x.mu.Unlock()
	var reply *http.Response
	err := error(http.ErrAbortHandler)
	if known && r.Method != http.MethodConnect && to != "" {
		out := r.Clone(r.Context())
		out.RequestURI, out.URL.Host = "", to
		out.Header.Del("Proxy-Connection")
		reply, err = x.client.RoundTrip(out)
	}
	if err != nil {
		// As a network that is away: no reply at all.
		panic(http.ErrAbortHandler)
	}
	defer reply.Body.Close()
	for key, values := range reply.Header {
		w.Header()[key] = values
	}
	w.WriteHeader(reply.StatusCode)
	io.Copy(w, reply.Body)
}

// name lets a host's name lead to an address; to none, where it is cut off.
func (x *proxy) name(host, address string) {
	x.mu.Lock()
	x.servers[host] = address
	x.mu.Unlock()
}

// foreign are the requests that left the origin, each told once.
func (x *proxy) foreign() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	list := x.strange
	x.strange = nil
	return list
}

// asked are the requests for a host.
func (x *proxy) asked(host string) []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	var list []string
	for _, s := range x.seen {
		if strings.Contains(s, "://"+host+"/") {
			list = append(list, s)
		}
	}
	return list
}

// site is a server of a test.
type site struct {
	url, host string
	server    *http.Server
}

// cut takes the server off the network, as a cable that is pulled.
func (s *site) cut() {
	network().name(s.host, "")
	s.server.Close()
}

// serve serves the widget on a port of this machine, as the command does.
func serve(t *testing.T) string {
	t.Helper()
	return host(t, "", widget.Handler()).url
}

func serveHandler(t *testing.T, h http.Handler) string {
	t.Helper()
	return host(t, "", h).url
}

// host serves under a name, which the browser's network alone knows; without
// one, under the address on this machine.
func host(t *testing.T, name string, h http.Handler) *site {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	if name == "" {
		name = l.Addr().String()
	}
	network().name(name, l.Addr().String())
	return &site{"http://" + name + "/", name, server}
}

// TestNetworkIsWatched: what the other tests rest on. A request to elsewhere is
// noted, whoever makes it, and goes nowhere.
func TestNetworkIsWatched(t *testing.T) {
	s := host(t, "", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", map[bool]string{true: "text/javascript", false: "text/html"}[strings.HasSuffix(r.URL.Path, ".js")])
		switch r.URL.Path {
		case "/":
			io.WriteString(w, `<!doctype html><title>x</title>`)
		case "/worker.js":
			io.WriteString(w, `fetch('http://worker.test/').catch(() => postMessage(0))`)
		case "/sw.js":
			io.WriteString(w, `self.addEventListener('install', (e) => e.waitUntil(fetch('http://sw.test/').catch(() => 0)))`)
		}
	}))
	p := fresh(t, phone)
	p.allow("ERR_")
	p.navigate(s.url)
	js[bool](p, `(await fetch('http://page.test/').catch(() => 0), await new Promise((ok) => { new Worker('worker.js').onmessage = ok; }),
		(await navigator.serviceWorker.register('sw.js')), await navigator.serviceWorker.ready, true)`)
	list := network().foreign()
	for _, want := range []string{"http://page.test/", "http://worker.test/", "http://sw.test/"} {
		if !slices.Contains(list, "GET "+want) {
			t.Errorf("%s was not seen among %v", want, list)
		}
	}
}
