import { join } from 'node:path';
import { LinesFile } from './lines-file.ts';

interface Line {
  readonly kind: string;
  readonly id: string;
  /** Null: taken out. */
  readonly value: unknown;
}

/** What the partners remember: objects by kind and id, in memory and in a file that survives a restart. */
export class ObjectStore {
  readonly #file: LinesFile<Line>;
  readonly #kinds = new Map<string, Map<string, unknown>>();

  constructor(stateDir: string) {
    this.#file = new LinesFile(join(stateDir, 'objects.jsonl'));
    for (const line of this.#file.read()) this.#apply(line);
    this.#file.rewrite(this.#lines());
  }

  get<Value>(kind: string, id: string): Value | undefined {
    return this.#kinds.get(kind)?.get(id) as Value | undefined;
  }

  put(kind: string, id: string, value: unknown): void {
    const line = { kind, id, value };
    this.#file.append(line);
    this.#apply(line);
  }

  remove(kind: string, id: string): void {
    this.put(kind, id, null);
  }

  /** In the order in which they first came, oldest first. */
  all<Value>(kind: string): Value[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])] as Value[];
  }

  #apply({ kind, id, value }: Line): void {
    const objects = this.#kinds.get(kind) ?? new Map<string, unknown>();
    this.#kinds.set(kind, objects);
    if (value === null) objects.delete(id);
    else objects.set(id, value);
  }

  #lines(): Line[] {
    return [...this.#kinds].flatMap(([kind, objects]) =>
      [...objects].map(([id, value]) => ({ kind, id, value })),
    );
  }
}
