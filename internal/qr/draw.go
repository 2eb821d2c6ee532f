package qr

// draw places patterns and bytes, and masks them.
func draw(version int, l *level, data []byte) *Code {
	size := version*4 + 17
	c := &Code{Size: size, dark: make([]bool, size*size), fixed: make([]bool, size*size)}
	c.patterns(version)
	c.format(l, 0) // reserves its modules
	c.version(version)
	c.place(data)
	best, least := 0, -1
	for mask := range 8 {
		c.mask(mask)
		c.format(l, mask)
		if p := c.penalty(); least < 0 || p < least {
			best, least = mask, p
		}
		c.mask(mask) // applying a mask twice removes it
	}
	c.mask(best)
	c.format(l, best)
	c.fixed = nil
	return c
}

func (c *Code) fix(x, y int, dark bool) {
	c.dark[y*c.Size+x], c.fixed[y*c.Size+x] = dark, true
}

// patterns are the timing lines, the three finders and the alignment squares.
func (c *Code) patterns(version int) {
	for i := range c.Size {
		c.fix(6, i, i%2 == 0)
		c.fix(i, 6, i%2 == 0)
	}
	for _, at := range [][2]int{{3, 3}, {c.Size - 4, 3}, {3, c.Size - 4}} {
		for dy := -4; dy <= 4; dy++ {
			for dx := -4; dx <= 4; dx++ {
				x, y := at[0]+dx, at[1]+dy
				if x >= 0 && y >= 0 && x < c.Size && y < c.Size {
					d := max(dx, -dx, dy, -dy)
					c.fix(x, y, d != 2 && d != 4)
				}
			}
		}
	}
	places := alignments(version)
	last := len(places) - 1
	for i, x := range places {
		for j, y := range places {
			if i == 0 && (j == 0 || j == last) || i == last && j == 0 {
				continue // a finder is there
			}
			for dy := -2; dy <= 2; dy++ {
				for dx := -2; dx <= 2; dx++ {
					c.fix(x+dx, y+dy, max(dx, -dx, dy, -dy) != 1)
				}
			}
		}
	}
}

// alignments are the rows and columns of the alignment squares.
func alignments(version int) []int {
	if version == 1 {
		return nil
	}
	n := version/7 + 2
	step := (version*8 + n*3 + 5) / (n*4 - 4) * 2
	out := make([]int, n)
	out[0] = 6
	for i, at := n-1, version*4+10; i > 0; i, at = i-1, at-step {
		out[i] = at
	}
	return out
}

// format draws the level and the mask, twice.
func (c *Code) format(l *level, mask int) {
	rest := l.number<<3 | mask
	for range 10 {
		rest = rest<<1 ^ rest>>9*0x537
	}
	bits := ((l.number<<3|mask)<<10 | rest) ^ 0x5412
	bit := func(i int) bool { return bits>>i&1 != 0 }
	for i := range 6 {
		c.fix(8, i, bit(i))
	}
	c.fix(8, 7, bit(6))
	c.fix(8, 8, bit(7))
	c.fix(7, 8, bit(8))
	for i := 9; i < 15; i++ {
		c.fix(14-i, 8, bit(i))
	}
	for i := range 8 {
		c.fix(c.Size-1-i, 8, bit(i))
	}
	for i := 8; i < 15; i++ {
		c.fix(8, c.Size-15+i, bit(i))
	}
	c.fix(8, c.Size-8, true)
}

// version draws the version, twice, from version 7 on.
func (c *Code) version(version int) {
	if version < 7 {
		return
	}
	rest := version
	for range 12 {
		rest = rest<<1 ^ rest>>11*0x1f25
	}
	bits := version<<12 | rest
	for i := range 18 {
		dark := bits>>i&1 != 0
		a, b := c.Size-11+i%3, i/3
		c.fix(a, b, dark)
		c.fix(b, a, dark)
	}
}

// place writes the bytes in columns of two, up and down, from the right.
func (c *Code) place(data []byte) {
	i := 0
	for right := c.Size - 1; right >= 1; right -= 2 {
		if right == 6 {
			right = 5
		}
		for v := range c.Size {
			for j := range 2 {
				x, y := right-j, v
				if (right+1)&2 == 0 {
					y = c.Size - 1 - v
				}
				if !c.fixed[y*c.Size+x] && i < 8*len(data) {
					c.dark[y*c.Size+x] = data[i>>3]>>(7-i&7)&1 != 0
					i++
				}
			}
		}
	}
}

// mask inverts the modules of one of the eight mask patterns.
func (c *Code) mask(mask int) {
	for y := range c.Size {
		for x := range c.Size {
			var turn bool
			switch mask {
			case 0:
				turn = (x+y)%2 == 0
			case 1:
				turn = y%2 == 0
			case 2:
				turn = x%3 == 0
			case 3:
				turn = (x+y)%3 == 0
			case 4:
				turn = (x/3+y/2)%2 == 0
			case 5:
				turn = x*y%2+x*y%3 == 0
			case 6:
				turn = (x*y%2+x*y%3)%2 == 0
			case 7:
				turn = ((x+y)%2+x*y%3)%2 == 0
			}
			if turn && !c.fixed[y*c.Size+x] {
				c.dark[y*c.Size+x] = !c.dark[y*c.Size+x]
			}
		}
	}
}

// penalty says how hard the code is to read: long runs, squares, patterns that
// look like a finder, and too much of one colour.
func (c *Code) penalty() int {
	sum, dark := 0, 0
	for line := range c.Size {
		sum += c.lineAt(func(i int) bool { return c.Dark(i, line) })
		sum += c.lineAt(func(i int) bool { return c.Dark(line, i) })
	}
	for y := range c.Size {
		for x := range c.Size {
			d := c.Dark(x, y)
			if d {
				dark++
			}
			if x+1 < c.Size && y+1 < c.Size && d == c.Dark(x+1, y) && d == c.Dark(x, y+1) && d == c.Dark(x+1, y+1) {
				sum += 3
			}
		}
	}
	total := c.Size * c.Size
	off := dark*20 - total*10
	return sum + (max(off, -off)+total-1)/total*10 - 10
}

// lineAt is the penalty of a row or column.
func (c *Code) lineAt(at func(int) bool) int {
	sum, run := 0, 0
	for i := range c.Size {
		if i > 0 && at(i) == at(i-1) {
			run++
		} else {
			run = 1
		}
		if run == 5 {
			sum += 3
		} else if run > 5 {
			sum++
		}
	}
	// 1011101 with four light modules on one side; beyond the edge it is light
	const finder, light = 0b1011101, 0b0000
	window := 0
	for i := -4; i < c.Size+4; i++ {
		window = window << 1 & 0x7ff
		if i >= 0 && i < c.Size && at(i) {
			window |= 1
		}
		if window == finder<<4|light || window == light<<7|finder {
			sum += 40
		}
	}
	return sum
}
