// Package bridge is fire321 for hosts that are not Go: bytes in, bytes out. It
// is plain Go, which `go test` runs; wasm/reactor exports it from a WASI
// module, and wasm/js wraps that in promises.
//
// A request is a JSON object. Its member "do" names the verb; if a request
// carries a file, the bytes of the file follow the object after one newline. A
// reply is canonical JSON: {"ok":…} or {"error":…}. An error has the code and
// the message of the first fault, and all faults in its list, each with what
// was found, what was expected and how to correct it, in Chinese and English.
//
// Bundles and sessions are identified by numbers that count from 1 and are
// never reused. Session verbs name theirs as "session".
//
//	do         with                            gives
//	about                                      protocol, format, semantics
//	load       digest?, and the bundle's bytes bundle, id, version, digest, pages, …
//	open       bundle, day, answers?           session, answers, day
//	import     bundle, day, answers, from?     the same, and kept, aside, faults, new, changed
//	answer     facts {id: answer}, section?    facts as kept, and what next gives; null is "not sure"
//	clear      facts [id]                      answers
//	put        unit? found? plan? look?        answers, each member replaced whole
//	           own_check? signed?
//	renew      at, day?                        answers, those so far with their old day
//	found                                      answers, with the day each hazard was first found
//	next       section?                        page with its facts, remaining
//	danger                                     what the first round has shown
//	sections                                   sections, each with the answers given and left
//	unsure                                     facts worth finding out, the most decisive first
//	facts      facts [id]                      the same facts at any time
//	overview                                   pages, each fact with its state and words
//	skipped                                    what need not be asked, and the criteria that read it
//	enough     facts {id: answer}              those on which no verdict would depend any more
//	reasons    fact                            criteria still open that read a fact, with their law
//	why        criterion                       verdict, support, needs, law, remedy
//	assess                                     exit, assessment
//	what-if    facts? clear? met? day?         exit, assessment; the session stays unchanged
//	mend       criterion                       changes, lapses, breaks
//	worth                                      score after mending each hazard alone
//	routes                                     sets of criteria that reach the next grade, the letter
//	until                                      how long each verdict holds
//	coming     until (a day)                   duties that the law changes up to that day
//	compare    with (a session)                criteria whose verdict differs
//	document   kind, lang?, sample?            title, layout, html, page_style, qr
//	csv        kind, lang?                     csv with a byte order mark
//	export                                     answers, digest, superfluous
//	codes      unit?, facts [id]?              codes: the answers, or those questions, to hand over
//	parcel     codes, bundle?                  of, missing, kind, unit, pack, rules, answers
//	meet       with (a session)                fresh, differ, same, unknown
//	take       with (a session), facts [id]    answers, with those of the other session
//	close      session or bundle
//
// A Bridge is not safe for concurrent use.
package bridge
