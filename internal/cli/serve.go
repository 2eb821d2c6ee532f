package cli

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/wasm/widget"
)

const defaultAddr = "localhost:8321"

// Limits of the server: its longest reply is a megabyte, and nobody sends it
// more than a head.
const (
	headTimeout  = 10 * time.Second
	writeTimeout = 2 * time.Minute // a megabyte over a bad phone line
	idleTimeout  = 2 * time.Minute
	stopTimeout  = 5 * time.Second
	maxHead      = 32 << 10
)

// serve serves the widget until it is interrupted.
func (c *command) serve() (int, error) {
	addr := c.opt.addr
	if addr == "" {
		addr = defaultAddr
	}
	ctx, stop := signal.NotifyContext(c.ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return exitUsage, diag.List{diag.New(diag.ServeAddr, diag.Place{}, addr, reason(err))}
	}
	local, others := addresses(l.Addr())
	if local != "" {
		c.out.Line(term.Bold, c.say(serveAt, local))
	}
	for _, url := range others {
		c.out.Line(term.Plain, c.say(serveLAN, url))
	}
	if beyond(l.Addr()) {
		c.out.Line(term.Plain, c.say(serveOpen))
	}
	c.out.Line(term.Plain, c.say(serveStop))
	if err := c.stdout.Flush(); err != nil {
		l.Close()
		return exitUsage, err
	}
	server := &http.Server{
		Handler: widget.Handler(), ReadHeaderTimeout: headTimeout, ReadTimeout: headTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHead,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return exitUsage, err
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	if err := server.Shutdown(late); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return exitUsage, err
	}
	return exitOK, nil
}

// beyond reports whether others than this machine can reach an address.
func beyond(at net.Addr) bool {
	tcp, ok := at.(*net.TCPAddr)
	return ok && !tcp.IP.IsLoopback()
}

// addresses are what a person can open: on this machine, and from others where
// the server listens for them.
func addresses(at net.Addr) (local string, others []string) {
	tcp, ok := at.(*net.TCPAddr)
	if !ok {
		return "http://" + at.String() + "/", nil
	}
	port := ":" + strconv.Itoa(tcp.Port) + "/"
	switch {
	case tcp.IP.IsLoopback():
		return "http://localhost" + port, nil
	case !tcp.IP.IsUnspecified():
		return "", []string{"http://" + tcp.String() + "/"}
	}
	local = "http://localhost" + port
	list, _ := net.InterfaceAddrs() // without it, the address on this machine is still right
	for _, a := range list {
		if n, ok := a.(*net.IPNet); ok && n.IP.IsPrivate() && n.IP.To4() != nil {
			others = append(others, "http://"+n.IP.String()+port)
		}
	}
	return local, others
}

// reason is what the operating system said, without the address again.
func reason(err error) string {
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		err = op.Err
	}
	var call *os.SyscallError
	if errors.As(err, &call) {
		err = call.Err
	}
	return err.Error()
}
