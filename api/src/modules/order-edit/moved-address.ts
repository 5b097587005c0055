import { AddressDto, type MovedAddress } from '@green-apple/contracts-http';
import type { EditChanges, OrderToEdit } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';

/** What somebody wants of an order, as it was sent. */
export interface WantedChanges extends Omit<EditChanges, 'address'> {
  readonly address?: MovedAddress;
}

/** The wish with an address of the order's own country where it names none. Throws VALIDATION_FAILED for none of it. */
export function withinCountry(order: OrderToEdit, wanted: WantedChanges): EditChanges {
  const { address, ...changes } = wanted;
  if (address === undefined) return changes;
  const { country = order.address.country } = address;
  const read = AddressDto.safeParse({ ...address, country });
  if (read.success) return { ...changes, address: read.data };
  throw new ProblemError('VALIDATION_FAILED', {
    errors: read.error.issues.map(({ path, message }) => ({
      path: ['address', ...path].join('.'),
      message,
    })),
  });
}
