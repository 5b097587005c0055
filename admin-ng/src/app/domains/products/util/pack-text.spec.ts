import type { AdminVariant } from '@green-apple/contracts-http';
import { aSize } from '../../../../testing/a-size.ts';
import { followsText, packable, packText } from './pack-text.ts';

const variant = (id: string, changes: Partial<AdminVariant> = {}): AdminVariant =>
  aSize({ id, title: `${id} capsules`, ...changes });
const single = variant('60');
const large = variant('120');
const pack = variant('3x', { multipack: { variantId: '60', units: 3 } });
const product = { variants: [single, large, pack] };

describe('a pack in words', () => {
  it('says what it holds', () => {
    expect(packText(product, pack)).toBe('3 × 60 capsules, sold from its stock');
    expect(packText(product, single)).toBe('Single item with stock of its own');
  });

  it('can hold single sizes other than itself', () => {
    expect(packable(product, single).map(({ id }) => id)).toEqual(['120']);
    expect(packable(product, pack).map(({ id }) => id)).toEqual(['60', '120']);
  });

  it('says what follows from it before it is done', () => {
    expect(followsText(single, 3)).toBe('180 capsules, lasts 90 days, 390 g');
    expect(followsText(variant('cream', { daysOfSupply: 0, unit: 'ml' }), 2)).toBe('120 ml, 260 g');
  });
});
