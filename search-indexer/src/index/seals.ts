import { createHash } from 'node:crypto';
import type { ProductIndex } from '@green-apple/search';

/** What a page of a build wrote, small enough to keep for every page of a large catalogue. */
export interface Seal {
  readonly after: string | null;
  readonly until: string | null;
  readonly count: number;
  readonly digest: string;
}

export function digestOf(hashes: Iterable<readonly [id: string, hash: string]>): string {
  const digest = createHash('sha256');
  for (const [id, hash] of hashes) digest.update(`${id} ${hash}\n`);
  return digest.digest('hex').slice(0, 16);
}

/** True when the index holds in this range exactly what was written: nothing lost, nothing changed since. */
export async function isIntact(index: ProductIndex, name: string, seal: Seal): Promise<boolean> {
  // One more than was written, so that a stranger in the range is noticed.
  const found = await index.hashes(name, { ...seal, size: seal.count + 1 });
  return found.size === seal.count && digestOf(found) === seal.digest;
}
