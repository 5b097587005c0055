import { EMPTY_PRODUCT, toNewProduct, type NewProductDraft } from './new-product-draft.ts';

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
