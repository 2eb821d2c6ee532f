// The element <fire321-check>, for TypeScript. It keeps what a unit answers on
// the device of who answers, and tells the page of it by events.

/** Answers in the form of an answers file. */
export interface Answers {
  format: 1;
  pack?: string;
  at?: string;
  unit?: { name?: string; code?: string; address?: string; };
  facts?: Record<string, unknown>;
  found?: Record<string, string>;
  plan?: Record<
    string,
    { measure?: string; person?: string; department?: string; by?: string; money?: string; guard?: string; }
  >;
}

export interface CheckElement extends HTMLElement {
  /** The answers of the unit that is open; undefined where none is. */
  readonly answers: Answers | undefined;
  /** Whether an answer was begun that is not kept yet: no time to reload the page. */
  readonly asking: boolean;
  /** Its assessment as JSON, by schema/assessment.schema.json. */
  assess(): Promise<unknown>;
  /** Opens answers as a new unit on this device. */
  load(answers: Answers): Promise<void>;
}

export interface CheckEvents {
  /** Facts were answered, and the answers saved where the device can. */
  'fire321-answer': CustomEvent<{ facts: string[]; }>;
  /** The results are shown. */
  'fire321-result': CustomEvent<{ assessment: unknown; }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'fire321-check': CheckElement;
  }
  interface HTMLElementEventMap extends CheckEvents {}
}
