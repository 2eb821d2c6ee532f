// ahead.js asks a new unit its first questions while the engine still loads. It
// stands in for a session, as far as these questions need one; wasm/widget
// found out which they are: those that are asked whatever is answered. The
// engine then takes the answers as it takes those of any saved unit.

const well = async (value) => ({ value });

export class Ahead {
  /** @type {Answers} */
  answers;
  #opening;
  #session;

  // session gives the session of the engine, once it is there.
  /** @param {Answers} answers @param {Opening} opening @param {() => Promise<Session>} session */
  constructor(answers, opening, session) {
    this.answers = answers;
    this.#opening = opening;
    this.#session = session;
  }

  get day() {
    return this.answers.at;
  }

  // page is the next question; undefined if only the engine knows it.
  get page() {
    const { facts, titles, kinds } = this.#opening,
      said = this.answers.facts || {},
      kind = /** @type {any} */ (said['place.kinds']);
    const begun = Array.isArray(kind) && kind.length === 1 && kinds[kind[0]];
    if (!begun) return undefined;
    const { before = [], round, steps } = begun, open = (id) => !(id in said);
    const id = before.find(open) || round.find(open);
    if (!id) return undefined;
    const fact = facts[id], i = round.indexOf(id);
    return { id: fact.page, title: titles[fact.page], facts: [fact], ...(i >= 0 && { step: i + 1, steps }) };
  }

  next = () => well({ page: this.page });
  facts = (...ids) =>
    well({ facts: ids.map((id) => ({ ...this.#opening.facts[id], answer: (this.answers.facts || {})[id] })) });
  overview = () => well({ pages: [{ facts: Object.values(this.#opening.facts) }] });
  sections = () => well({});
  enough = () => well({});
  reasons = async (fact) => (await this.#session()).reasons(fact);

  set(facts) {
    return this.put({ facts: { ...this.answers.facts, ...facts } });
  }

  put(members) {
    this.answers = { ...this.answers, ...members };
    return well(undefined);
  }
}
