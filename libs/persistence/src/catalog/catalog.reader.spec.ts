import type { CatalogSource } from './catalog-source.ts';
import { CatalogReader } from './catalog.reader.ts';

describe('a page of all products', () => {
  /** Finds the products `ids`, of which those in `published` still are when they are read. */
  const pageOf = (ids: readonly string[], published: readonly string[], size: number) => {
    const source = {
      select: async (statement: string) =>
        statement.includes('limit $size')
          ? [{ writerPoint: '5', copyOf: null, items: ids.map((id) => ({ id })) }]
          : [{ writerPoint: '7', copyOf: null, items: published.map((id) => ({ id })) }],
    } as unknown as CatalogSource;
    return new CatalogReader(source).page(null, size);
  };

  it('is followed by another while as many were found as were asked for, whoever of them is gone by now', async () => {
    const { products, next } = await pageOf(['a', 'b', 'c'], ['a'], 3);
    expect(products.map(({ id }) => id)).toEqual(['a']);
    expect(next).toBe('c');
  });

  it('has seen no more than where it was begun: what came in between is not on it, and must not be taken for gone', async () => {
    expect((await pageOf(['a'], ['a'], 3)).readPoint).toBe(5);
  });

  it('is the last one where fewer were found', async () => {
    expect((await pageOf(['a', 'b'], ['a', 'b'], 3)).next).toBeNull();
    expect((await pageOf([], [], 3)).next).toBeNull();
  });
});
