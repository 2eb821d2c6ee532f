package rules

// Limits of a bundle: if a bundle is within them, it compiles in bounded time
// and memory, no matter who made it. Packs are checked against them when they
// are read.
const (
	MaxFacts      = 2000
	MaxParams     = 2000
	MaxCriteria   = 5000
	MaxSources    = 1000
	MaxChecks     = 1000
	MaxFields     = 16 // of a record of a list
	MaxShelfDays  = 36500
	MaxWithinDays = 3650 // of a remedy
	MaxRisk       = 99   // the highest number of a risk
)
