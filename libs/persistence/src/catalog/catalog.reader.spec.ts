import { CatalogReader, type CatalogSource } from './catalog.reader.ts';

describe('a page of all products', () => {
  /** Finds the products `ids`, of which those in `published` still are when they are read. */
  const pageOf = (ids: readonly string[], published: readonly string[], size: number) => {
    const source = {
      select: async (statement: string) =>
        statement.startsWith('select p.id from')
          ? ids.map((id) => ({ id }))
          : [{ writerPoint: '7', copyOf: null, products: published.map((id) => ({ id })) }],
    } as unknown as CatalogSource;
    return new CatalogReader(source).page(null, size);
  };

  it('is followed by another while as many were found as were asked for, whoever of them is gone by now', async () => {
    const { products, next } = await pageOf(['a', 'b', 'c'], ['a'], 3);
    expect(products.map(({ id }) => id)).toEqual(['a']);
    expect(next).toBe('c');
  });

  it('is the last one where fewer were found', async () => {
    expect((await pageOf(['a', 'b'], ['a', 'b'], 3)).next).toBeNull();
    expect((await pageOf([], [], 3)).next).toBeNull();
  });
});
