package slim

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// TestTablesStay: after what a traceback reads is forgotten, each function has
// the name, the sizes, the stack maps and all else that it had.
func TestTablesStay(t *testing.T) {
	before := findFunctab(memory(find(split(readProbe(t)), dataSection).body))
	image := bytes.Clone(before.image)
	findFunctab(image).forget()
	after := findFunctab(image)
	if before.count < 1000 || after.count != before.count {
		t.Fatalf("%d functions became %d", before.count, after.count)
	}
	lines, signals, args, generic := 0, 0, 0, 0
	for k := range before.count {
		old, now := before.function(k), after.function(k)
		if word(old[fnPCLine:]) != 0 {
			lines++
		}
		name := before.name(k)
		if from, to := strings.IndexByte(name, '['), strings.LastIndexByte(name, ']'); from >= 0 {
			name = name[:from] + "[...]" + name[to+1:]
			generic++
		}
		if after.name(k) != name {
			t.Errorf("%s is called %s", name, after.name(k))
		}
		if word(now[fnPCFile:]) != 0 || word(now[fnPCLine:]) != 0 {
			t.Errorf("function %d has lines", k)
		}
		tables, lists := int(word(old[fnPCData:])), int(old[fnFuncData])
		kept := fnSize + 4*(tables+min(fdArgs, lists))
		if !bytes.Equal(now[:fnName], old[:fnName]) || !bytes.Equal(now[fnName+4:fnPCSP], old[fnName+4:fnPCSP]) || !bytes.Equal(now[fnStart+4:fnSize], old[fnStart+4:fnSize]) ||
			!bytes.Equal(now[fnSize+4*tables:kept], old[fnSize+4*tables:kept]) {
			t.Errorf("function %d is another one", k)
		}
		for ; kept < len(now); kept += 4 {
			if word(now[kept:]) != noList {
				t.Errorf("function %d has a list at %d", k, kept)
			}
			args++
		}
		for i, at := range append([]int{fnPCSP}, fields(fnSize, tables)...) {
			was, is := word(old[at:]), word(now[at:])
			if i-1 == pcUnsafePoint || i-1 == pcArgLive {
				if is != 0 {
					t.Errorf("function %d has the table at %d", k, at)
				}
				signals++
				continue
			}
			if (was == 0) != (is == 0) || was != 0 && !bytes.Equal(pcTable(before.pcs, was), pcTable(after.pcs, is)) {
				t.Errorf("function %d: the table at %d changed", k, at)
			}
		}
	}
	if lines == 0 || signals == 0 || args == 0 || generic == 0 {
		t.Error("no function had what is forgotten")
	}
}

func (t functab) name(k int) string {
	name, _, _ := bytes.Cut(t.names[word(t.function(k)[fnName:]):], []byte{0})
	return string(name)
}

func fields(from, n int) (all []int) {
	for i := range n {
		all = append(all, from+4*i)
	}
	return all
}

// TestBucketsLeadToTheFunction: the runtime goes on from where a bucket points,
// so it must be no later, and not far before.
func TestBucketsLeadToTheFunction(t *testing.T) {
	image := memory(find(split(readProbe(t)), dataSection).body)
	tab := findFunctab(image)
	tab.forget()
	from := int(tab.md64(mdBuckets))
	for k := range tab.count {
		first := word(image[from+k*bucketsOf*bucketSize:])
		if int(first) > k || k-int(first) >= coarse {
			t.Errorf("function %d is looked for from %d on", k, first)
		}
	}
}

// TestTablesAreChecked: what is not as Go 1.26 writes it is refused.
func TestTablesAreChecked(t *testing.T) {
	image := memory(find(split(readProbe(t)), dataSection).body)
	tab := findFunctab(image)
	address := func(part []byte) int { // of a slice of the image
		return cap(image) - cap(part)
	}
	head := int(tab.md64(0))
	record := address(tab.function(7))
	for what, at := range map[string]int{
		"magic":                 head,
		"size of a pointer":     head + 7,
		"count of functions":    head + 8,
		"offset of names":       head + 32,
		"offset of functions":   head + 64,
		"address of names":      tab.md + 8*mdNames,
		"length of names":       tab.md + 8*(mdNames+1),
		"length of functions":   tab.md + 8*(mdFuncs+1),
		"length of the index":   tab.md + 8*(mdIndex+1),
		"address of the index":  tab.md + 8*mdIndex,
		"address of buckets":    tab.md + 8*mdBuckets,
		"entry in the index":    address(tab.funcs) + 8*7,
		"place in the index":    address(tab.funcs) + 8*7 + 6,
		"entry of a function":   record + fnEntry,
		"name of a function":    record + fnName,
		"stack of a function":   record + fnPCSP + 3,
		"tables of a function":  record + fnPCData + 2,
		"lists of a function":   record + fnFuncData,
		"a bucket":              int(tab.md64(mdBuckets)) + 5*bucketSize,
		"the rest of a bucket":  int(tab.md64(mdBuckets)) + 5*bucketSize + 9,
		"a bucket near the end": int(tab.md64(mdBuckets)) + (tab.count-1)*bucketsOf*bucketSize,
	} {
		t.Run(what, func(t *testing.T) {
			bad := slices.Clone(image)
			bad[at] ^= 0x41
			defer func() {
				if _, ok := recover().(fault); !ok {
					t.Error("it was not noticed")
				}
			}()
			findFunctab(bad).forget()
		})
	}
	t.Run("two of them", func(t *testing.T) {
		twice := append(slices.Clone(image), image[tab.md:tab.md+8*mdWords]...)
		defer func() {
			if _, ok := recover().(fault); !ok {
				t.Error("it was not noticed")
			}
		}()
		findFunctab(twice)
	})
}
