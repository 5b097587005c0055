import type { CodeTaken } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';

/** A size asks for an SKU or a barcode that another item has. */
export const takenCode = ({ code, field }: CodeTaken): ProblemError =>
  new ProblemError(code, { errors: [{ path: field, message: 'Another item has it' }] });
