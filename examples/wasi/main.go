// Command wasi judges a unit with fire321.wasm, as a program in any language
// could: it knows the module's three functions and JSON, and no Go of fire321.
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o fire321.wasm github.com/fire321/fire321/wasm/reactor
//	fire321 bundle cn/jiangsu/xinghua/unit -o bundle.json
//	go run . fire321.wasm bundle.json answers.json 2026-11-24
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

func main() {
	if len(os.Args) != 5 {
		log.Fatal("usage: wasi fire321.wasm bundle.json answers.json day")
	}
	if err := run(context.Background(), os.Stdout, os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, w io.Writer, module, bundle, answers, day string) error {
	e, err := start(ctx, module)
	if err != nil {
		return err
	}
	defer e.Close(ctx)
	file, err := os.ReadFile(bundle)
	if err != nil {
		return err
	}
	said, err := os.ReadFile(answers)
	if err != nil {
		return err
	}

	var loaded struct{ Bundle int }
	if err := e.ask(ctx, request{"do": "load"}, file, &loaded); err != nil {
		return err
	}
	var opened struct{ Session int }
	open := request{"do": "open", "bundle": loaded.Bundle, "day": day, "answers": json.RawMessage(said)}
	if err := e.ask(ctx, open, nil, &opened); err != nil {
		return err
	}
	var got struct {
		Exit       int
		Assessment struct {
			Hazards []struct {
				Title text
				Due   string
			}
			Grades []struct{ Text text }
		}
	}
	if err := e.ask(ctx, request{"do": "assess", "session": opened.Session}, nil, &got); err != nil {
		return err
	}
	for _, h := range got.Assessment.Hazards {
		fmt.Fprintln(w, h.Title.ZH, h.Due)
	}
	for _, g := range got.Assessment.Grades {
		fmt.Fprintln(w, "possible grade:", g.Text.EN)
	}
	fmt.Fprintln(w, "exit:", got.Exit)
	return nil
}

type request map[string]any

type text struct{ ZH, EN string }

// engine is one instance of the module.
type engine struct {
	wazero.Runtime
	module            api.Module
	alloc, call, free api.Function
}

func start(ctx context.Context, file string) (*engine, error) {
	code, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	rt := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	config := wazero.NewModuleConfig().WithStartFunctions("_initialize")
	m, err := rt.InstantiateWithConfig(ctx, code, config)
	if err != nil {
		return nil, errors.Join(err, rt.Close(ctx))
	}
	return &engine{rt, m, m.ExportedFunction("alloc"), m.ExportedFunction("call"), m.ExportedFunction("free")}, nil
}

// ask puts a request, and the file that goes with it, and reads the value of
// the reply into v.
func (e *engine) ask(ctx context.Context, r request, file []byte, v any) error {
	in, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if file != nil {
		in = append(append(in, '\n'), file...)
	}
	at, err := e.alloc.Call(ctx, uint64(len(in)))
	if err != nil {
		return err
	}
	if !e.module.Memory().Write(uint32(at[0]), in) {
		return errors.New("out of memory")
	}
	got, err := e.call.Call(ctx, at[0], uint64(len(in))) // frees the request
	if err != nil {
		return err // a trap: this instance must not be used again
	}
	address, n := uint32(got[0]>>32), uint32(got[0])
	out, _ := e.module.Memory().Read(address, n)
	reply := struct {
		OK    any
		Error *struct{ Message text }
	}{OK: v}
	err = json.Unmarshal(out, &reply)
	if _, err2 := e.free.Call(ctx, uint64(address)); err == nil {
		err = err2
	}
	if err == nil && reply.Error != nil {
		err = errors.New(reply.Error.Message.EN)
	}
	return err
}
