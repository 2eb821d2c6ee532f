// The element <fire321-check>, for TypeScript. It keeps a unit's answers on the
// user's device, and reports them to the page by events.

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
  /** The answers of the open unit; undefined if none is open. */
  readonly answers: Answers | undefined;
  /** Whether the user has begun an answer that is not saved yet: do not reload the page now. */
  readonly asking: boolean;
  /** Resolves when the engine runs, or has failed to, and the element fetches nothing more by itself. */
  readonly ready: Promise<void> | undefined;
  /** The assessment of the open unit as JSON, by schema/assessment.schema.json. */
  assess(): Promise<unknown>;
  /** Opens answers as a new unit on this device. */
  load(answers: Answers): Promise<void>;
}

export interface CheckEvents {
  /** Facts were answered, and the answers were saved if the device can save them. */
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
