import { ApiProblem } from '@green-apple/ng-api-client';
import { toFailure } from '../../shared/ui-state/failure.ts';

/** Why a part of a product, saved apart from its form, was not saved. */
export function partTrouble(error: unknown): string {
  if (!(error instanceof ApiProblem)) return `Not saved. ${toFailure(error, 'This product').text}`;
  const { code, detail, errors } = error.problem;
  if (code === 'VERSION_CONFLICT')
    return 'Not saved: a colleague has changed this product meanwhile. Reload the page and look again.';
  // The API's own sentence says which rule of this very size it is.
  if (code === 'MULTIPACK_NOT_POSSIBLE') return detail;
  const [fault] = errors ?? [];
  if (code === 'CODE_TAKEN')
    return `Not saved: another item has this ${fault?.path === 'sku' ? 'SKU' : 'barcode'}.`;
  return fault
    ? `Not saved: ${fault.message}`
    : `Not saved. ${toFailure(error, 'This product').text}`;
}
