// Package browser tries the widget as a person would, in a real headless
// Chromium that is driven from Go: it serves the files that the command serves,
// clicks, types, reloads, prints, kills. All that a browser asks for goes
// through a proxy of the tests, and all that it writes to its console is read:
// a request that leaves the origin, or a word on the console, fails the test.
//
// One browser serves the tests, each with a context of its own. A missing
// browser fails them, with the line that installs it; FIRE321_CHROMIUM names
// another one.
//
//	go test ./browser                                  # all
//	go test ./browser -args -shots FOLDER              # and pictures of every screen, PDFs of every document
//	go test ./browser -run Pictures -args -pictures    # makes the pictures of README again, in docs/images
//	go test ./browser -run NothingIsLost -timeout 2h -args -kills 1000
package browser
