import {
  EMPTY_PRODUCT,
  toNewProduct,
  toNewSize,
  type NewProductDraft,
  type NewSizeDraft,
} from './new-product-draft.ts';

const ZINC: NewProductDraft = {
  ...EMPTY_PRODUCT,
  title: ' Zinc & Crème 15 mg ',
  brandId: 'b',
  categoryId: 'c',
  goal: 'immunity',
  form: 'capsule',
  summary: 'Every day.',
  servingSize: '1 capsule',
  directions: 'One a day.',
};
const SIZE: NewSizeDraft = {
  title: '60 capsules',
  sku: 'ZN-60',
  barcode: '0850000009991',
  count: '60',
  unit: 'capsules',
  flavour: '',
  daysOfSupply: '60',
  weightGrams: '80',
  taxCode: 'txcd_40090001',
  price: '12.50',
};

describe('a new product that is typed', () => {
  it('has the address of its name until it gets another one', () => {
    expect(toNewProduct(ZINC)).toEqual(
      jasmine.objectContaining({ title: 'Zinc & Crème 15 mg', slug: 'zinc-creme-15-mg' }),
    );
    expect(toNewProduct({ ...ZINC, slug: 'Daily Zinc' })?.slug).toBe('daily-zinc');
  });

  for (const field of Object.keys(EMPTY_PRODUCT).filter((name) => name !== 'slug'))
    it(`is not made without its ${field}`, () =>
      expect(toNewProduct({ ...ZINC, [field]: '' })).toBeNull());
});

describe('a new size that is typed', () => {
  it('is added with its numbers', () => {
    const { price: _typed, ...rest } = SIZE;
    expect(toNewSize({ ...SIZE, flavour: ' Berry ', daysOfSupply: '' })).toEqual({
      ...rest,
      count: 60,
      flavour: 'Berry',
      daysOfSupply: 0,
      weightGrams: 80,
      listMinor: 1250,
    });
  });

  for (const [what, change] of [
    ['no name', { title: ' ' }],
    ['no SKU', { sku: '' }],
    ['nothing in it', { count: '0' }],
    ['half a capsule', { count: '0.5' }],
    ['no weight', { weightGrams: '' }],
    ['days that are none', { daysOfSupply: 'many' }],
    ['no price', { price: '' }],
    ['a price of nothing', { price: '0' }],
    ['a price that is none', { price: 'cheap' }],
  ] as const)
    it(`is not added with ${what}`, () => expect(toNewSize({ ...SIZE, ...change })).toBeNull());
});
