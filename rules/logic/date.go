package logic

import (
	"strconv"

	"github.com/fire321/fire321/rules/diag"
)

// Date is a day of the proleptic Gregorian calendar, counted in days from
// 0000-03-01. The zero Date is no date.
type Date int32

// The first and last day that a fact or asOf may have.
var (
	FirstDay = NewDate(1900, 1, 1)
	LastDay  = NewDate(2199, 12, 31)
)

// The days that an expression may reach by plus.
var (
	minDate = NewDate(1, 1, 1)
	maxDate = NewDate(9999, 12, 31)
)

// NewDate returns the day; the month and day are not checked.
func NewDate(year, month, day int) Date {
	// Days since 0000-03-01, with years that begin in March so that the leap
	// day is the last of its year (Hinnant, chrono-compatible date algorithms).
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	ofEra := year - era*400
	return Date(era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + (153*(month-3)+2)/5 + day - 1)
}

// Civil returns the year, month and day.
func (d Date) Civil() (year, month, day int) {
	era := floorDiv(int(d), 146097)
	rest := int(d) - era*146097
	ofEra := (rest - rest/1460 + rest/36524 - rest/146096) / 365
	rest -= 365*ofEra + ofEra/4 - ofEra/100
	m := (5*rest + 2) / 153
	day = rest - (153*m+2)/5 + 1
	month = m + 3
	year = era*400 + ofEra
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == 0 }

// String is the date as YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Civil()
	return string(pad(pad(pad(nil, y, 4, 0), m, 2, '-'), day, 2, '-'))
}

// MarshalText returns String, so that JSON and other texts have days as people
// write them; no date is "". It returns an error if the year is not 1 to 9999.
func (d Date) MarshalText() ([]byte, error) {
	if d != 0 && (d < minDate || d > maxDate) {
		return nil, badDate(strconv.Itoa(int(d)))
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes, and nothing else. On error it
// leaves d unchanged.
func (d *Date) UnmarshalText(text []byte) error {
	got, ok := ParseDate(string(text))
	if !ok && len(text) > 0 {
		return badDate(text)
	}
	*d = got
	return nil
}

type badDate string

func (b badDate) Error() string { return "not a day such as 2026-11-24: " + diag.Cut(string(b)) }

func pad(b []byte, n, width int, before byte) []byte {
	if before != 0 {
		b = append(b, before)
	}
	s := strconv.Itoa(n)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// ParseDate parses YYYY-MM-DD strictly: four, two and two digits that name a
// day of the calendar.
func ParseDate(s string) (Date, bool) {
	if len(s) != 10 {
		return 0, false
	}
	y, m, ok := parseMonth(s[:7])
	day, ok2 := digits(s[8:])
	if !ok || !ok2 || s[7] != '-' || day < 1 || day > daysIn(y, m) {
		return 0, false
	}
	return NewDate(y, m, day), true
}

// ParseMonth parses YYYY-MM and returns the first and last day of that month.
func ParseMonth(s string) (first, last Date, ok bool) {
	y, m, ok := parseMonth(s)
	if !ok {
		return 0, 0, false
	}
	return NewDate(y, m, 1), NewDate(y, m, daysIn(y, m)), true
}

func parseMonth(s string) (y, m int, ok bool) {
	if len(s) != 7 || s[4] != '-' {
		return 0, 0, false
	}
	y, ok = digits(s[:4])
	m, ok2 := digits(s[5:])
	return y, m, ok && ok2 && y >= 1 && m >= 1 && m <= 12
}

func digits(s string) (int, bool) {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Plus adds n days, months or years. Adding months or years keeps the day of
// the month; if the target month is shorter, it gives the last day of that
// month: 31 January plus one month is 28 February. Unlike time.AddDate it is
// monotone in d.
func (d Date) Plus(n int, unit string) Date {
	if unit == "day" {
		return d + Date(n)
	}
	if unit == "year" {
		n *= 12
	}
	y, m, day := d.Civil()
	months := y*12 + m - 1 + n
	y, m = floorDiv(months, 12), months-floorDiv(months, 12)*12+1
	return NewDate(y, m, min(day, daysIn(y, m)))
}

// yearsBetween is the greatest n, perhaps negative, with a.Plus(n, "year")
// not after b.
func yearsBetween(a, b Date) int {
	ya, _, _ := a.Civil()
	yb, _, _ := b.Civil()
	n := yb - ya
	if a.Plus(n, "year") > b {
		n--
	}
	return n
}

// PeriodUnits are the calendar periods that periods() counts, with the days
// on which a new one begins.
func PeriodUnits() []string {
	return []string{"day", "week", "half-month", "month", "quarter", "half-year", "year"}
}

// period numbers the calendar period that d lies in; weeks begin on Monday,
// half-months on the 1st and the 16th.
func period(d Date, unit string) int {
	y, m, day := d.Civil()
	months := y*12 + m - 1
	switch unit {
	case "day":
		return int(d)
	case "week":
		// 0000-03-01 was a Wednesday.
		return floorDiv(int(d)+2, 7)
	case "half-month":
		if day >= 16 {
			return months*2 + 1
		}
		return months * 2
	case "month":
		return months
	case "quarter":
		return floorDiv(months, 3)
	case "half-year":
		return floorDiv(months, 6)
	}
	return y
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
