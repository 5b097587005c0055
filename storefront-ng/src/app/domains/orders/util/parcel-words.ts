import type { ShipmentDto } from '@green-apple/contracts-http';
import type { Words } from '../../shared/util-language/words.ts';

type Named = Pick<ShipmentDto, 'kind' | 'position' | 'place'>;

/** What a part of an order is called: parcels are counted where there are several, a bag names its counter. */
export function parcelTitle({ kind, position, place }: Named, count: number, words: Words): string {
  if (kind === 'pickup') return words.say('To pick up at {place}', { place });
  return count > 1
    ? words.say('Parcel {position} of {count}', { position, count })
    : words.say('Your parcel');
}

/** Who carries it, e.g. `USPS 9400 1000`; null while nobody does. */
export function carriedBy({
  carrier,
  trackingCode,
}: Pick<ShipmentDto, 'carrier' | 'trackingCode'>): string | null {
  return carrier === null
    ? null
    : [carrier, trackingCode].filter((part) => part !== null).join(' ');
}
