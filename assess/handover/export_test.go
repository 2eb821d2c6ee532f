package handover

import "github.com/fire321/fire321/internal/squeeze"

// CodesOf writes any content as codes with the right digest: squeezed, so that
// it is read to its end, and as it is.
func CodesOf(content []byte) []string {
	squeezed, _ := codes(squeeze.Squeeze(content))
	bare, _ := codes(content)
	return append(squeezed, bare...)
}
