// Package term lays text out for a terminal of fixed width, in Chinese and
// English: display width, line breaking, tables, and diagnostics with their
// source line and a caret under the right column.
//
// Start at [Writer]. The package knows nothing about fire safety.
package term
