import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the clone; the same from `dev/src/stack` and from `dev/dist/stack`. */
export function projectRoot(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
}
