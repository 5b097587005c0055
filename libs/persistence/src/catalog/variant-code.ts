import { violatedConstraint } from '../transaction.ts';

/** Another item has it. */
export interface CodeTaken {
  readonly code: 'CODE_TAKEN';
  readonly field: 'sku' | 'barcode';
}

const FIELDS: Readonly<Record<string, CodeTaken['field']>> = {
  variant_sku_key: 'sku',
  variant_barcode_key: 'barcode',
};

/** What of a size another item has already, by what the database refused; null when it refused something else. */
export function codeTaken(error: unknown): CodeTaken | null {
  const field = FIELDS[violatedConstraint(error) ?? ''];
  return field ? { code: 'CODE_TAKEN', field } : null;
}
