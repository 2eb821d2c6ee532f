//go:build !race

package exprlang

// raceEnabled makes the random tests a hundred times shorter.
const raceEnabled = false
