// Package stories runs the command as a person runs it: by the stories in
// testdata/script, and as the READMEs and the readers' pages show it.
package stories
