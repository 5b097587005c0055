import { join } from 'node:path';
import { LinesFile } from './lines-file.ts';

/** Something a partner did: moved money, moved a parcel. The truth that checks compare us with. */
export interface Effect {
  readonly kind: string;
  readonly ref: string;
  readonly orderId?: string | undefined;
  readonly amountMinor?: number;
  readonly currency?: string;
}

export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly partner: 'stripe' | 'easypost';
  /** E.g. `payment_intents.create`, `challenge.complete`, `webhook.deliver`. */
  readonly operation: string;
  readonly idempotencyKey: string | null;
  /** True when the answer was the stored one of an earlier call with the same key. */
  readonly replayed: boolean;
  /** The fault that was asked for, if one applied. */
  readonly fault: string | null;
  /** The answer's HTTP status; null when none was given. */
  readonly status: number | null;
  readonly request: unknown;
  readonly effects: readonly Effect[];
}

const IN_MEMORY = 20_000;

/** Append-only record of every call. Nothing in it is ever changed. */
export class Journal {
  readonly #file: LinesFile<JournalEntry>;
  #recent: JournalEntry[];
  #seq: number;

  constructor(stateDir: string) {
    this.#file = new LinesFile(join(stateDir, 'journal.jsonl'));
    const entries = this.#file.read();
    this.#seq = entries.at(-1)?.seq ?? 0;
    this.#recent = entries.slice(-IN_MEMORY);
  }

  record(entry: Omit<JournalEntry, 'seq' | 'at'>): void {
    const whole: JournalEntry = { seq: ++this.#seq, at: new Date().toISOString(), ...entry };
    this.#file.append(whole);
    this.#recent.push(whole);
    if (this.#recent.length > IN_MEMORY * 1.5) this.#recent = this.#recent.slice(-IN_MEMORY);
  }

  /** Entries after `seq`, oldest first. What memory no longer holds is read from the file. */
  since(seq: number, limit: number): JournalEntry[] {
    const inMemory = seq >= (this.#recent[0]?.seq ?? 1) - 1;
    const entries = inMemory ? this.#recent : this.#file.read();
    return entries.filter((entry) => entry.seq > seq).slice(0, limit);
  }

  get lastSeq(): number {
    return this.#seq;
  }
}

const SECRET = new Set([
  'number',
  'cvc',
  'client_secret',
  'name',
  'email',
  'phone',
  'line1',
  'street1',
]);

/** A copy without what must not be written down: card numbers, secrets, names, streets. */
export function redacted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.has(name) ? '[redacted]' : redacted(inner),
    ]),
  );
}
