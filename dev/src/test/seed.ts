import { createHash } from 'node:crypto';

/**
 * The order in which specs run when nobody asks for another one: shuffled, and the same on every machine for the same
 * files of specs. A red run is repeated by running it again, and a change goes red on its own machine first.
 */
export const seedOf = (specFiles: readonly string[]): string =>
  createHash('sha256')
    .update([...specFiles].sort().join('\n'))
    .digest()
    .readUInt16BE()
    .toString();
