package slim

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// TestMemoryComesBack: segments hold all that is not zero, whatever the runs.
func TestMemoryComesBack(t *testing.T) {
	const seed = 1
	random := rand.New(rand.NewPCG(seed, seed))
	for range 200 {
		var image []byte
		for range random.IntN(8) {
			image = append(image, make([]byte, random.IntN(3*gap))...)
			for range random.IntN(20) {
				image = append(image, byte(random.IntN(3)))
			}
		}
		got := memory(segments(image))
		if n := len(got); !bytes.Equal(got, image[:n]) || zeros(image[n:]) != len(image)-n {
			t.Fatalf("seed %d: %d bytes came back as %d", seed, len(image), n)
		}
	}
}

// TestSegmentsEndAtGaps: at long runs of zeros and no others.
func TestSegmentsEndAtGaps(t *testing.T) {
	image := append(make([]byte, 5), 1)
	image = append(append(image, make([]byte, gap-1)...), 2)
	image = append(append(image, make([]byte, gap)...), 3)
	image = append(image, make([]byte, 9)...)
	if n := segments(image)[0]; n != 2 {
		t.Errorf("%d segments", n)
	}
}

// TestLaterSegmentsWin, as the specification says: they are written in turn.
func TestLaterSegmentsWin(t *testing.T) {
	data := []byte{2, 0, i32Const, 1, end, 3, 7, 7, 7, 0, i32Const, 2, end, 1, 9}
	if got := memory(data); !bytes.Equal(got, []byte{0, 7, 9, 7}) {
		t.Errorf("%v", got)
	}
}
