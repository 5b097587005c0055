import type { AdminVariant } from '@green-apple/contracts-http';
import { aSize } from '../../../../testing/a-size.ts';
import { sizeFaults, toNewSize, toSizeDraft, toSizeEdit, type SizeDraft } from './size-draft.ts';

const TYPED: SizeDraft = {
  title: '60 capsules',
  sku: 'ZN-60',
  barcode: '036000291452',
  count: '60',
  unit: 'capsules',
  flavour: '',
  daysOfSupply: '60',
  weightGrams: '80',
  taxCode: 'txcd_40090001',
  price: '12.50',
};

describe('a new size that is typed', () => {
  it('is added with its numbers', () => {
    const { price: _typed, ...rest } = TYPED;
    expect(toNewSize({ ...TYPED, flavour: ' Berry ', daysOfSupply: '' })).toEqual({
      ...rest,
      unit: 'capsules',
      count: 60,
      flavour: 'Berry',
      daysOfSupply: 0,
      weightGrams: 80,
      listMinor: 1250,
    });
  });

  it('may have its barcode typed as it is printed', () => {
    expect(toNewSize({ ...TYPED, barcode: ' 0 36000-29145 2 ' })?.barcode).toBe('036000291452');
  });

  for (const [field, text] of [
    ['title', ' '],
    ['sku', ''],
    ['barcode', ''],
    ['barcode', '036000291462'],
    ['count', '0'],
    ['count', '0.5'],
    ['count', '1000001'],
    ['weightGrams', ''],
    ['daysOfSupply', 'many'],
    ['daysOfSupply', '3651'],
    ['taxCode', ''],
    ['price', ''],
    ['price', '0'],
    ['price', 'cheap'],
  ] as const)
    it(`is not added with "${text}" for its ${field}, which says why`, () => {
      const typed = { ...TYPED, [field]: text };
      expect(toNewSize(typed)).toBeNull();
      expect(Object.keys(sizeFaults(typed, null))).toEqual([field]);
    });
});

describe('a size whose facts are typed anew', () => {
  const before: AdminVariant = aSize({ barcode: '123', flavour: 'Berry', daysOfSupply: 0 });
  const draft = toSizeDraft(before);
  const edit = (change: Partial<SizeDraft>, size = before) =>
    toSizeEdit({ ...toSizeDraft(size), ...change }, size);

  it('is not changed by typing what was there', () => {
    expect(toSizeEdit(draft, before)).toBeNull();
    expect(edit({ title: ` ${before.title} ` })).toBeNull();
  });

  it('says what differs and nothing else', () => {
    expect(edit({ title: ' 90 capsules', count: '90' })).toEqual({
      title: '90 capsules',
      count: 90,
    });
    expect(edit({ flavour: '' })).toEqual({ flavour: null });
    expect(edit({ daysOfSupply: '45' })).toEqual({ daysOfSupply: 45 });
    expect(edit({ barcode: '0 36000 29145 2' })).toEqual({ barcode: '036000291452' });
  });

  it('keeps a barcode from before anybody looked at its check digit, and gets no other such one', () => {
    expect(edit({ title: 'x' })).toEqual({ title: 'x' });
    expect(edit({ barcode: '124' })).toBeNull();
    expect(Object.keys(sizeFaults({ ...draft, barcode: '124' }, before))).toEqual(['barcode']);
  });

  it('is asked for no SKU and no price, and a pack for nothing that follows from its item', () => {
    expect(edit({ sku: '', price: '', title: 'x' })).toEqual({ title: 'x' });
    const pack = aSize({ multipack: { variantId: 'a', units: 2 } });
    expect(edit({ count: 'x', weightGrams: '', title: 'Two' }, pack)).toEqual({ title: 'Two' });
  });
});
