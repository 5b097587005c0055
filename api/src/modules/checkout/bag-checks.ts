import {
  allocateForCollection,
  allocateForDelivery,
  orderable,
  type Allocation,
} from '@green-apple/domain-inventory';
import type { DeliveryOption } from '@green-apple/contracts-http';
import type { Bag } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { outOfStock } from './stock-problem.ts';

/** Refuses a bag that cannot become an order: empty, or with an item that is gone. */
export function refuseHopeless(bag: Bag | null): asserts bag is Bag {
  if (bag === null || bag.lines.length === 0) throw new ProblemError('CART_EMPTY');
  const short = bag.lines
    .map(({ variantId, quantity, sold }) => ({
      variantId,
      requested: quantity,
      available: sold ? orderable(variantId, bag.places) : 0,
    }))
    .filter(({ requested, available }) => available < requested);
  if (short.length > 0) throw outOfStock(bag, short);
}

/** Where the units come from for this way of delivery. */
export function allocate(
  bag: Bag,
  option: Pick<DeliveryOption, 'locationCode'>,
  region: string,
): Allocation {
  return option.locationCode === null
    ? allocateForDelivery(bag.lines, bag.places, region)
    : allocateForCollection(bag.lines, bag.places, option.locationCode);
}
