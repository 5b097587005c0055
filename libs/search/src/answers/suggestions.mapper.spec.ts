import type { ProductCard } from '@green-apple/contracts-http';
import type { PageResponse } from './card.mapper.ts';
import { toSuggestions } from './suggestions.mapper.ts';

const inBinary = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');

/** A hit as the engine gives it: only columns that hold something. */
function hit(
  id: string,
  columns: {
    readonly categories?: string[];
    readonly brands?: string[];
    readonly phrases?: string[];
  } = {},
) {
  const card: Partial<ProductCard> = {
    slug: id,
    title: `Product ${id}`,
    brand: 'Orchard Lane',
    image: null,
  };
  return {
    fields: {
      card: [inBinary(card)] as [string],
      ...(columns.categories ? { categoryFacet: columns.categories as [string] } : {}),
      ...(columns.brands ? { brandFacet: columns.brands as [string] } : {}),
      ...(columns.phrases ? { 'words.de.phrases': columns.phrases as [string] } : {}),
    },
    sort: [1, id],
  };
}
const page = (...hits: PageResponse['hits']['hits'][number][]) => ({ hits: { hits } });

describe('suggestions while typing', () => {
  it('show each product once, those of the closer step first, six at most', () => {
    const { products } = toSuggestions(
      [
        page(hit('a'), hit('b')),
        page(hit('c'), hit('a'), ...['d', 'e', 'f', 'g'].map((id) => hit(id))),
      ],
      'pro',
    );
    expect(products.map(({ slug }) => slug)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(products[0]).toEqual({
      slug: 'a',
      title: 'Product a',
      brand: 'Orchard Lane',
      image: null,
    });
  });

  it('are the same from hints as from the columns of the release before', () => {
    const columns = { categories: ['minerals|Minerals'], brands: ['mint|Mint'], phrases: ['mint'] };
    const image = null;
    const hint = { slug: 'a', title: 'Minze', lang: 'de', brand: 'Mint', image, ...columns };
    const hinted = { fields: { 'words.de.hint': [inBinary(hint)] as [string] }, sort: [1, 'a'] };
    const { products, ...rest } = toSuggestions([page(hinted)], 'min');
    expect(products).toEqual([{ slug: 'a', title: 'Minze', lang: 'de', brand: 'Mint', image }]);
    const { products: _, ...before } = toSuggestions([page(hit('a', columns))], 'min');
    expect(rest).toEqual(before);
    expect(rest.queries).toEqual(['mint']);
  });

  it('put categories that begin like this before those that merely hold matches', () => {
    const { categories } = toSuggestions(
      [
        page(
          hit('a', { categories: ['supplements|Supplements', 'minerals|Trace minerals'] }),
          hit('b', { categories: ['supplements|Supplements'] }),
        ),
      ],
      'Min',
    );
    expect(categories.map(({ slug }) => slug)).toEqual(['minerals', 'supplements']);
  });

  it('offer brands and whole queries by their beginning only, those of most products first', () => {
    const { brands, queries } = toSuggestions(
      [
        page(
          hit('a', { brands: ['mint|Mint & Co'], phrases: ['mint tea', 'peppermint'] }),
          hit('b', { brands: ['orchard-lane|Orchard Lane'], phrases: ['mint'] }),
          hit('c', { phrases: ['mint', 'minerals'] }),
        ),
      ],
      'Min',
    );
    expect(brands).toEqual([{ slug: 'mint', name: 'Mint & Co' }]);
    expect(queries).toEqual(['mint', 'mint tea', 'minerals']);
  });

  it('are empty where nothing matches', () => {
    expect(toSuggestions([page()], 'x')).toEqual({
      products: [],
      categories: [],
      brands: [],
      queries: [],
    });
  });
});
