// Package bench measures how fast a Program judges, beside expr's VM and beside
// Go that was generated from the same criteria, and that all three agree. It is
// a module of its own: the generated Go is long, and would have to be compiled
// after each edit of the package that it measures.
//
//	go test -bench .    # in this folder
package bench
