import type { CatalogReader, ProductReading } from '@green-apple/persistence';
import type { ProductIndex } from '@green-apple/search';
import { toSearchDocument } from '../project/to-search-document.ts';

export interface CompareDependencies {
  /** Must see every change that was committed before the call: reads from the writer. */
  readonly reader: CatalogReader;
  readonly index: ProductIndex;
  readonly now?: () => string;
  readonly pageSize?: number;
}

/** What differs between the database and an index in a range of ids. */
export interface RangeDifference {
  readonly checked: number;
  /** In the database, not in the index. */
  readonly missing: readonly string[];
  /** In both, but not the same. */
  readonly different: readonly string[];
  /** In the index, not for sale. */
  readonly extra: readonly string[];
  /** Where the next range begins; null after the last one. */
  readonly next: string | null;
  /** The products of the range as they were read. */
  readonly reading: ProductReading;
}

export const differing = ({ missing, different, extra }: RangeDifference): string[] => [
  ...missing,
  ...different,
  ...extra,
];

/** All hashes the index has in a range, however many strangers are among them. */
async function hashesIn(
  index: ProductIndex,
  name: string,
  after: string | null,
  until: string | null,
): Promise<Map<string, string>> {
  const size = 1_000;
  const all = new Map<string, string>();
  for (let from = after; ;) {
    const some = await index.hashes(name, { after: from, until, size });
    for (const [id, hash] of some) all.set(id, hash);
    if (some.size < size) return all;
    from = [...some.keys()].at(-1) ?? null;
  }
}

/** Compares the products after `after`, a page of them, with what the index `name` has in the same range. */
export async function compareRange(
  { reader, index, now, pageSize = 500 }: CompareDependencies,
  name: string,
  after: string | null,
): Promise<RangeDifference> {
  const reading = await reader.page(after, pageSize);
  const at = now?.() ?? new Date().toISOString();
  const documents = reading.products.flatMap((product) => toSearchDocument(product, at) ?? []);
  const found = await hashesIn(index, name, after, reading.next);
  const sold = new Set(documents.map(({ id }) => id));
  return {
    checked: documents.length,
    missing: documents.filter(({ id }) => !found.has(id)).map(({ id }) => id),
    different: documents
      .filter(({ id, hash }) => found.has(id) && found.get(id) !== hash)
      .map(({ id }) => id),
    extra: [...found.keys()].filter((id) => !sold.has(id)),
    next: reading.next,
    reading,
  };
}
