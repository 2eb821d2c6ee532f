package main

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/fire321/fire321/schema/validate"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/schema"
)

// description is openapi.yaml as JSON has it, with the schemas that it names put
// in: nothing is fetched.
func description(t *testing.T) map[string]any {
	t.Helper()
	var doc map[string]any
	if err := yaml.Unmarshal(openapi, &doc); err != nil {
		t.Fatal(err)
	}
	schemas := at(doc, "components", "schemas").(map[string]any)
	for name, v := range schemas {
		ref, _ := v.(map[string]any)["$ref"].(string)
		if of, ok := strings.CutPrefix(ref, "https://fire321.github.io/schema/"); ok {
			var one any
			if err := json.Unmarshal(schema.Source(strings.TrimSuffix(of, ".schema.json")), &one); err != nil {
				t.Fatalf("%s: %v", ref, err)
			}
			schemas[name] = one
		}
	}
	return doc
}

// at follows the keys, and references to components where they stand.
func at(v any, keys ...string) any {
	for _, key := range keys {
		m, _ := v.(map[string]any)
		v = m[key]
	}
	return v
}

func (d described) resolve(v any) any {
	if ref, ok := at(v, "$ref").(string); ok {
		return at(any(d.doc), strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
	}
	return v
}

type described struct{ doc map[string]any }

// check validates what a handler has sent by the schema of its reply.
func (d described) check(t *testing.T, reply any, data []byte) {
	t.Helper()
	of := at(d.resolve(reply), "content", "application/json", "schema")
	if of == nil {
		return // no JSON
	}
	root := map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": []any{of}, "components": d.doc["components"]}
	src, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	s, err := validate.Compile(src)
	if err != nil {
		t.Fatal(err)
	}
	if faults := s.Validate(data); len(faults) > 0 {
		t.Errorf("%.300s\nis not what is described: %v", data, faults)
	}
}

// Promise: openapi.yaml describes just what is served: each operation, each
// status that it can have, and every reply.
func TestOpenAPI(t *testing.T) {
	s, _ := newServer(t)
	d := described{description(t)}
	if v := d.doc["openapi"]; v != "3.1.0" || at(any(d.doc), "info", "title") == nil || at(any(d.doc), "info", "version") == nil {
		t.Errorf("openapi: %v", v)
	}
	var want, got []string
	for path, item := range d.doc["paths"].(map[string]any) {
		for method := range item.(map[string]any) {
			want = append(want, strings.ToUpper(method)+" "+path)
		}
	}
	got = slices.Sorted(maps.Keys(s.routes()))
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("(-described +served)\n%s", diff)
	}
	ids := map[any]bool{}
	h := s.handler()
	for _, route := range got {
		t.Run(route, func(t *testing.T) {
			method, path, _ := strings.Cut(route, " ")
			op := at(d.doc["paths"], path, strings.ToLower(method))
			if id := at(op, "operationId"); id == nil || ids[id] || at(op, "summary") == nil {
				t.Errorf("operationId %v", id)
			} else {
				ids[id] = true
			}
			seen := map[string]bool{}
			send := func(body io.Reader) {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest(method, path, body))
				status := strconv.Itoa(w.Code)
				seen[status] = true
				reply := at(op, "responses", status)
				if reply == nil {
					t.Fatalf("status %s is not described", status)
				}
				d.check(t, reply, w.Body.Bytes())
				sent, _, _ := strings.Cut(w.Result().Header.Get("Content-Type"), ";")
				if at(d.resolve(reply), "content", sent) == nil {
					t.Errorf("%s of %s is not described", sent, status)
				}
			}
			body := d.resolve(at(op, "requestBody"))
			if body == nil {
				send(http.NoBody)
			} else {
				examples := at(body, "content", "application/json", "examples").(map[string]any)
				for name := range examples {
					data, err := json.Marshal(at(examples, name, "value"))
					if err != nil {
						t.Fatal(err)
					}
					d.check(t, body, data)
					send(strings.NewReader(string(data)))
				}
				send(strings.NewReader(`{"format":1,"facts":{"no.such":1,"patrol.interval_minutes":-1}}`))
				send(strings.NewReader(strings.Repeat(" ", maxBody+1)))
				send(iotest.ErrReader(io.ErrUnexpectedEOF))
			}
			described := at(op, "responses").(map[string]any)
			if diff := cmp.Diff(slices.Sorted(maps.Keys(described)), slices.Sorted(maps.Keys(seen))); diff != "" {
				t.Errorf("statuses (-described +seen)\n%s", diff)
			}
		})
	}
}
