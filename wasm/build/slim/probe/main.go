//go:build wasip1

// Command probe is a small module for the tests of package slim. It runs code
// that depends on the tables that Slim rewrites: stacks that grow and are
// scanned while they are deep, panics that are recovered, goroutines that wait
// within one call. It prints its results on standard error, without fmt.
package main

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// The tests that the host can ask for.
const (
	panics = iota
	stacks
	goroutines
	values
	uncaught
)

//go:wasmexport run
func run(what uint32) {
	switch what {
	case panics:
		allPanics()
	case stacks:
		println(grow(5000, &node{}), walk(deep(3000)))
	case goroutines:
		println(pipeline(200), together(60))
	case values:
		println(manyValues(2000))
	case uncaught:
		var n *node
		n.fail()
	}
}

type node struct {
	next *node
	name string
	sum  int
}

//go:noinline
func (n *node) fail() { println(n.next.name) }

// caught runs f and reports what it panicked with.
func caught(what string, f func()) {
	defer func() {
		r := recover()
		if err, ok := r.(error); ok {
			println(what, err.Error())
		} else if s, ok := r.(string); ok {
			println(what, s)
		} else {
			println(what, "nothing")
		}
	}()
	f()
}

func allPanics() {
	var (
		none  *node
		empty []int
		void  map[string]int
		any   any = "text"
		zero  int
	)
	caught("nil:", func() { none.name = "x" })
	caught("method of nil:", func() { none.fail() })
	caught("index:", func() { empty[zero]++ })
	caught("slice:", func() { println(len("short"[zero+9:])) })
	caught("map:", func() { void["x"]++ })
	caught("type:", func() { println(any.(int)) })
	caught("interface:", func() { println(any.(error).Error()) })
	caught("divide:", func() { println(1 / zero) })
	caught("own:", func() { panic(errors.New("own")) })
	caught("again:", func() {
		defer func() { panic("second after " + recover().(string)) }()
		panic("first")
	})
	caught("none:", func() {})
	for i := range 3 {
		defer func() { println("deferred", i) }()
	}
}

// grow recurses with pointers in its frames, of which the collector must know
// each, and lets it run in between.
//
//go:noinline
func grow(depth int, last *node) int {
	mine := &node{next: last, name: strings.Repeat("x", depth%3), sum: depth}
	if depth%1000 == 999 {
		runtime.GC()
	}
	if depth == 0 {
		return 0
	}
	return grow(depth-1, mine) + mine.next.sum + len(mine.name) - depth%3
}

func deep(n int) (list *node) {
	for i := range n {
		list = &node{next: list, name: strings.Repeat("x", i%7), sum: i}
	}
	runtime.GC()
	return list
}

func walk(list *node) (sum int) {
	for n := list; n != nil; n = n.next {
		sum += n.sum + len(n.name)
	}
	return sum
}

// pipeline sends numbers through goroutines that wait for each other.
func pipeline(n int) (sum int) {
	in, out := make(chan int), make(chan int, 3)
	stop := make(chan struct{})
	go func() {
		defer close(out)
		for v := range in {
			select {
			case out <- v * v:
			case <-stop:
				return
			}
		}
	}()
	go func() {
		defer close(in)
		for i := range n {
			in <- i
		}
	}()
	for v := range out {
		sum += v
		if v%100 == 0 {
			runtime.Gosched()
		}
	}
	close(stop)
	return sum
}

// together grows many stacks at once, and collects while they wait.
func together(n int) (sum int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			got := grow(200+20*i, &node{})
			runtime.Gosched()
			mu.Lock()
			defer mu.Unlock()
			sum += got
		})
	}
	runtime.GC()
	wg.Wait()
	return sum
}

func manyValues(n int) int {
	byName := map[string][]any{}
	for i := range n {
		name := strings.Repeat("k", i%13) + string(rune('a'+i%26))
		byName[name] = append(byName[name], i, name, float64(i)/3, &node{sum: i})
	}
	names := make([]string, 0, len(byName))
	for name := range byName {
		names = append(names, name)
	}
	slices.Sort(names)
	sum := 0
	for place, name := range names {
		for _, v := range byName[name] {
			switch v := v.(type) {
			case int:
				sum += v * place
			case string:
				sum += len(v)
			case float64:
				sum += int(v)
			case *node:
				sum += v.sum
			}
		}
		delete(byName, name)
	}
	return sum + len(byName)
}

func main() {}
