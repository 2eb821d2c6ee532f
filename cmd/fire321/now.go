//go:build !stories

package main

import "time"

var now = time.Now
