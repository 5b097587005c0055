import { z } from 'zod';
import { COUNTED_TO } from './counted-to.ts';

/** A number of rows, see {@link COUNTED_TO}. */
export const Counted = z
  .number()
  .int()
  .max(COUNTED_TO + 1);
