// Package handover carries answers from one person to another without a
// network, as text that fits a QR code: from a phone to a desktop, from the owner
// to the manager, from a shop to the one who looks after its street. It also
// carries questions to somebody who knows, whose answers come back the same way.
//
// [Codes] and [Questions] write; [Read] reads what a camera saw or somebody
// pasted, one code or several in any order. Photos do not travel.
//
// # The code
//
//	FIRE321:1:2/3:0A1B2C3D4E:PAYLOAD.
//
// That is version 1, the second of three codes, the digest that all codes of a
// set share, and a part of the content in base 41. White space and case do not
// matter. The content, squeezed, names a fact or criterion by 3 bytes of the
// SHA-256 of its id, so a code needs no dictionary and is read under another
// version of the rules too: what that version does not know is set aside by
// [assess.Program.Adopt], like everything that does not fit.
package handover
