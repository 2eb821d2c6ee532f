// Package browser tries the widget as a person would, in a real headless
// Chromium that is driven from Go: it serves the files that the command serves,
// clicks, types, reloads, prints. A missing browser fails the tests, with the
// line that installs it.
package browser
