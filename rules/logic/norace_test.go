//go:build !race

package logic_test

// raceEnabled makes the random tests a hundred times shorter.
const raceEnabled = false
