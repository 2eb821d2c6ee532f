package slim

import "encoding/binary"

// gap is the number of zeros that ends a segment: each segment costs some ten
// bytes, and a shorter run of zeros costs brotli nothing. The linker's own gap
// is 8, which makes 57,000 segments.
const gap = 1024

// maxImage is far above what the module holds at its start, 2 MB.
const maxImage = 64 << 20

// memory returns the initial memory of the module from the segments of a data
// section. Bytes that no segment fills are zero.
func memory(data []byte) []byte {
	r := &reader{in: data}
	var image []byte
	for range r.uint() {
		if r.byte() != 0 || r.byte() != i32Const {
			refuse("a segment that is not active at a constant address")
		}
		at := r.int()
		if r.byte() != end || at < 0 || at > maxImage {
			refuse("a segment at %d", at)
		}
		data := r.take(r.len())
		if more := int(at) + len(data) - len(image); more > 0 {
			image = append(image, make([]byte, more)...)
		}
		copy(image[at:], data)
	}
	if r.more() {
		refuse("the data section is longer than its segments")
	}
	return image
}

// segments makes a data section that gives this memory.
func segments(image []byte) []byte {
	var body []byte
	count := 0
	for at := 0; at < len(image); {
		from := at + zeros(image[at:])
		at = from
		for at < len(image) {
			if n := zeros(image[at:]); n >= gap || n == len(image)-at {
				break
			} else {
				at += max(n, 1)
			}
		}
		if from == at {
			break
		}
		body = append(body, 0, i32Const)
		body = appendInt(body, int64(from))
		body = append(body, end)
		body = appendUint(body, at-from)
		body = append(body, image[from:at]...)
		count++
	}
	return append(binary.AppendUvarint(nil, uint64(count)), body...)
}

// zeros counts the zeros that b begins with.
func zeros(b []byte) int {
	for i, c := range b {
		if c != 0 {
			return i
		}
	}
	return len(b)
}
