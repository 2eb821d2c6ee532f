package cli

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/qr"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/wasm/widget"
)

const defaultAddr = "localhost:8321"

// Limits of the server: its longest reply is a megabyte, and a request is only
// a header.
const (
	headTimeout  = 10 * time.Second
	writeTimeout = 2 * time.Minute // a megabyte over a slow connection
	idleTimeout  = 2 * time.Minute
	stopTimeout  = 5 * time.Second
	maxHead      = 32 << 10
)

// serve serves the widget until it is interrupted, for the named packs, or else
// for the packs that come with the command.
func (c *command) serve() (int, error) {
	packs, err := c.bundles(c.args)
	if err != nil {
		return exitUsage, err
	}
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
	if err := c.invite(l.Addr().(*net.TCPAddr), packs); err != nil {
		l.Close()
		return exitUsage, err
	}
	server := &http.Server{
		Handler: widget.Handler(packs...), ReadHeaderTimeout: headTimeout, ReadTimeout: headTimeout,
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

// invite says where the page can be opened, by whom, and which packs it judges
// by.
func (c *command) invite(at *net.TCPAddr, packs []*rules.Bundle) error {
	local, others := addresses(at, ownAddresses())
	if local != "" {
		c.out.Line(term.Bold, c.say(serveAt, local))
	}
	for _, b := range packs {
		c.out.Item(2, "", term.Plain, c.say(servePack, b.Title, b.ID, b.Version))
	}
	beyond := !at.IP.IsLoopback()
	switch {
	case !beyond:
		c.out.Line(term.Plain, c.say(serveHere))
	case len(others) == 0:
		c.out.Line(term.Plain, c.say(serveNowhere))
	default:
		c.out.Line(term.Plain, c.say(serveLAN))
		for _, o := range others {
			words := o.url
			if o.on != "" {
				words = c.say(serveOn, o.url, o.on)
			}
			c.out.Item(2, "", term.Bold, words)
		}
	}
	if beyond {
		c.out.Line(term.Plain, c.say(serveOpen))
	}
	c.out.Line(term.Plain, c.say(serveStop))
	if len(others) > 0 && (c.opt.qr || c.out.Colour) {
		if err := c.write([]byte(halfBlocks(qr.Encode(others[0].url), c.out.Colour))); err != nil {
			return err
		}
	}
	return c.stdout.Flush()
}

// bundles are the bundles of the named packs. It checks that the browser can
// judge by each, since here a person sees the error.
func (c *command) bundles(names []string) ([]*rules.Bundle, error) {
	var list []*rules.Bundle
	for _, name := range names {
		l, err := c.load(name)
		if err != nil {
			return nil, err
		}
		if _, err := assess.Compile(l.bundle, max(c.today(), l.bundle.KnownFrom)); err != nil {
			return nil, inFile(err, name)
		}
		if l.bundle.Fact(rules.KindsFact) == nil { // the page begins with it
			return nil, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("PACK"), diag.Same(name), wantKinds)
		}
		if slices.ContainsFunc(list, func(b *rules.Bundle) bool { return b.ID == l.bundle.ID }) {
			return nil, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("PACK"), diag.Same(name), wantOnce)
		}
		list = append(list, l.bundle)
	}
	return list, nil
}

// reason is the message of the operating system, without repeating the address.
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
