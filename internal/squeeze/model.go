package squeeze

// orders is how many contexts there are: the last 0 to 4 bytes, and the word so
// far.
const orders = 6

// slots is how many bits of context each order can tell apart: enough for some
// ten thousand bytes, after which the predictions become worse, never wrong.
const slots = 1 << 16

// model predicts the next bit. What it has learnt of a context is a probability
// of 16 bits, and how often the context was met, in the lowest 4 bits.
type model struct {
	chances [orders][]uint32
	weights [orders]int64 // where all is certain, what is made of them passes 32 bits
	inputs  [orders]int64
	at      [orders]int
	hashes  [orders]uint32 // of the bytes before this one
	last    uint32         // the last four bytes
	word    uint32         // the hash of the word so far
	partial uint32         // the bits of this byte, after a 1
	p       int

	stretched []int16
}

func newModel() *model {
	m := &model{partial: 1, stretched: stretch()}
	for i := range m.chances {
		m.chances[i] = make([]uint32, slots)
		m.weights[i] = 1 << 16 * 3 / 10
	}
	m.turn()
	return m
}

// turn takes the contexts of the next byte.
func (m *model) turn() {
	masks := [orders - 1]uint32{0, 0xff, 0xffff, 0xffffff, 0xffffffff}
	for i, mask := range masks {
		m.hashes[i] = scatter(m.last&mask + uint32(i+1)*0x9e3779b1)
	}
	m.hashes[orders-1] = scatter(m.word)
}

func scatter(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// predict returns how likely a 1 is, from 1 to 4095 of 4096.
func (m *model) predict() int {
	sum := int64(0)
	for i := range m.chances {
		m.at[i] = int(scatter(m.hashes[i]+m.partial*0x9e3779b1) % slots)
		m.inputs[i] = 0
		if c := m.chances[i][m.at[i]]; c != 0 {
			m.inputs[i] = int64(m.stretched[c>>20])
			if n := int64(c & 15); n < 3 {
				m.inputs[i] = m.inputs[i] * (n + 1) / 3
			}
		}
		sum += m.inputs[i] * m.weights[i]
	}
	m.p = min(max(squash(int(sum>>16)), 1), 4095)
	return m.p
}

// learn tells what the bit was.
func (m *model) learn(bit int) {
	missed := int64(bit<<12-m.p) * 14
	for i := range m.chances {
		m.weights[i] += (m.inputs[i]*missed + 1<<13) >> 14
		c := m.chances[i][m.at[i]]
		p, n := int(c>>16), int(c&15)
		if c == 0 {
			p = 1 << 15
		}
		p += (bit*0xffff - p) / (min(n, 6) + 2)
		m.chances[i][m.at[i]] = uint32(p)<<16 | uint32(min(n+1, 15))
	}
	m.partial = m.partial<<1 | uint32(bit)
	if m.partial < 256 {
		return
	}
	b := m.partial & 0xff
	m.last, m.partial = m.last<<8|b, 1
	switch b {
	case '"', ',', '.', '\n':
		m.word = 0
	default:
		m.word = scatter(m.word ^ b + 1)
	}
	m.turn()
}

// squash is the logistic function, 4096/(1+e^(-d/256)), between points of a
// table.
func squash(d int) int {
	if d > 2047 {
		return 4095
	}
	if d < -2047 {
		return 0
	}
	table := [...]int{1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094}
	i, rest := d>>7+16, d&127
	return (table[i]*(128-rest) + table[i+1]*rest + 64) >> 7
}

// stretch is the inverse of squash, as a table. It is made for each model: a
// browser would have to load one that is kept.
func stretch() []int16 {
	table := make([]int16, 4096)
	from := 0
	for d := -2047; d <= 2047; d++ {
		for ; from <= squash(d); from++ {
			table[from] = int16(d)
		}
	}
	for ; from < len(table); from++ {
		table[from] = 2047
	}
	return table
}
