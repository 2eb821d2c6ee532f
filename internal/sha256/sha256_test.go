package sha256

import (
	"crypto/sha256"
	"testing"
)

func TestSumEqualsCrypto(t *testing.T) {
	data := make([]byte, 0, 300)
	for n := range 300 {
		if got, want := Sum(data), sha256.Sum256(data); got != want {
			t.Fatalf("Sum of %d bytes = %x, want %x", n, got, want)
		}
		data = append(data, byte(n*7))
	}
}

func FuzzSum(f *testing.F) {
	f.Add([]byte("abc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if Sum(data) != sha256.Sum256(data) {
			t.Errorf("digest of %x differs", data)
		}
	})
}
