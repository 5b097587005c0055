import { carriedBy, parcelTitle } from './parcel-words.ts';
import { ENGLISH } from '../../shared/util-language/words.ts';

describe('a parcel on the order’s page', () => {
  it('is counted only where there are several', () => {
    const parcel = { kind: 'parcel', position: 2, place: 'Newark' } as const;
    expect(parcelTitle(parcel, 3, ENGLISH)).toBe('Parcel 2 of 3');
    expect(parcelTitle({ ...parcel, position: 1 }, 1, ENGLISH)).toBe('Your parcel');
  });

  it('names the counter where it waits', () => {
    const bag = { kind: 'pickup', position: 1, place: 'Elm Street' } as const;
    expect(parcelTitle(bag, 1, ENGLISH)).toBe('To pick up at Elm Street');
  });

  it('names its carrier once there is one', () => {
    expect(carriedBy({ carrier: null, trackingCode: null })).toBeNull();
    expect(carriedBy({ carrier: 'USPS', trackingCode: null })).toBe('USPS');
    expect(carriedBy({ carrier: 'USPS', trackingCode: '9400' })).toBe('USPS 9400');
  });
});
