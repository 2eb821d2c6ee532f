package logictest

import "github.com/fire321/fire321/rules/logic"

// Calendar is the Gregorian calendar as a list of its days, made by counting,
// without division or formulas. It covers the years that expressions over facts
// can reach.
type Calendar struct {
	days  []day
	first logic.Date
	at    map[[3]int]int // year, month, day -> index
}

type day struct {
	year, month, day int
	weekday          int // 0 is Monday
	numbers          [7]int
}

// NewCalendar counts from 1 January 1850, a Tuesday, to the end of 2250.
func NewCalendar() *Calendar {
	c := &Calendar{first: logic.NewDate(1850, 1, 1), at: map[[3]int]int{}}
	d := day{year: 1850, month: 1, day: 1, weekday: 1}
	for d.year <= 2250 {
		c.at[[3]int{d.year, d.month, d.day}] = len(c.days)
		c.days = append(c.days, d)
		d = d.next()
	}
	return c
}

// next is the day after d, with the number of each of its periods.
func (d day) next() day {
	d.day++
	d.weekday++
	begins := [7]bool{true} // as logic.PeriodUnits()
	if d.weekday == 7 {
		d.weekday = 0
		begins[1] = true
	}
	if d.day == 16 {
		begins[2] = true
	}
	if d.day > Length(d.year, d.month) {
		d.day = 1
		d.month++
		begins[2], begins[3] = true, true
		begins[4] = d.month == 4 || d.month == 7 || d.month == 10 || d.month == 13
		begins[5] = d.month == 7 || d.month == 13
		if d.month == 13 {
			d.month = 1
			d.year++
			begins[6] = true
		}
	}
	for i, b := range begins {
		if b {
			d.numbers[i]++
		}
	}
	return d
}

// Length is the number of days of a month.
func Length(year, month int) int {
	n := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		n++
	}
	return n
}

func (c *Calendar) of(d logic.Date) day { return c.days[int(d-c.first)] }

// Civil returns the year, month and day of the month.
func (c *Calendar) Civil(d logic.Date) (year, month, dayOfMonth int) {
	x := c.of(d)
	return x.year, x.month, x.day
}

// Plus steps n times to the same day of the next month or year, or to the last
// day of the month if there is no such day.
func (c *Calendar) Plus(d logic.Date, n int, unit string) logic.Date {
	x := c.of(d)
	for ; n != 0 && unit == "year"; n -= sign(n) {
		x.year += sign(n)
	}
	for ; n != 0 && unit == "month"; n -= sign(n) {
		x.month += sign(n)
		if x.month == 13 {
			x.year, x.month = x.year+1, 1
		}
		if x.month == 0 {
			x.year, x.month = x.year-1, 12
		}
	}
	last := min(x.day, Length(x.year, x.month))
	return c.first + logic.Date(c.at[[3]int{x.year, x.month, last}]) + logic.Date(n)
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// Years counts the anniversaries of a up to b.
func (c *Calendar) Years(a, b logic.Date) int {
	n := 0
	for c.Plus(a, n+1, "year") <= b {
		n++
	}
	for c.Plus(a, n, "year") > b {
		n--
	}
	return n
}

// Periods counts the days after a, up to b, on which a new period begins.
func (c *Calendar) Periods(a, b logic.Date, unit string) int {
	for i, u := range logic.PeriodUnits() {
		if u == unit {
			return c.of(b).numbers[i] - c.of(a).numbers[i]
		}
	}
	return 0
}
