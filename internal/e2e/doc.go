// Package e2e holds the tests that need more than the library may import: the
// command run as a person runs it, by stories in testdata/script. It is a
// module of its own, so that importing fire321 brings none of that along.
package e2e
