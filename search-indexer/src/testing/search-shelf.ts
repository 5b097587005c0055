import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import { NO_RULES, type AttributeDefinition, type SearchRules } from '@green-apple/domain-catalog';
import type { StockedProjection } from '@green-apple/persistence';
import { ElasticsearchProductSearch, ProductIndex, openSearchClient } from '@green-apple/search';
import { aProduct, aVariant, aVariantPrice, testStack } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { toSearchDocument } from '../project/to-search-document.ts';
import { aProjection } from './a-projection.ts';

export const NOW = '2026-11-22T12:00:00.000Z';

/** A product of the shelf: its title, what it is about, and what else a spec wants to say. */
function stock(title: string, changes: Partial<StockedProjection> & { minor?: number } = {}) {
  const { minor = 1500, ...product } = changes;
  const sku = title.toUpperCase().replace(/\W+/g, '-');
  return aProjection({
    id: randomUUID(),
    slug: sku.toLowerCase(),
    title,
    subtitle: '',
    summary: '',
    benefits: [],
    searchExtra: '',
    facts: { ...aProduct().facts, rows: [], otherIngredients: [] },
    ratingAverage: 4.5,
    ratingCount: 50,
    diets: [],
    certificates: [],
    variants: [
      {
        ...aVariant({ id: randomUUID(), sku, barcode: `${title.length}0850` }),
        price: aVariantPrice({ listMinor: minor }),
        available: 5,
      },
    ],
    ...product,
  });
}
const teas = [{ slug: 'teas', name: 'Herbal teas' }];
const facts = (...names: string[]): StockedProjection['facts'] => ({
  ...aProduct().facts,
  rows: names.map((name) => ({
    name,
    source: null,
    amount: 1,
    unit: 'mg' as const,
    dailyValuePercent: null,
  })),
});

const CALM: Partial<StockedProjection> = {
  attributes: { origin: ['pe'], caffeine_mg: [0] },
  variants: [
    {
      ...aVariant({ id: randomUUID(), sku: 'CALM-TEA', attributes: { notes: ['pe', 'jp'] } }),
      price: aVariantPrice({ listMinor: 650 }),
      available: 5,
    },
  ],
};

export const SHELF: readonly StockedProjection[] = [
  stock('Magnesium Glycinate', { minor: 1800, diets: ['vegan', 'gluten-free'] }),
  stock('Night Capsules', { minor: 900, facts: facts('Magnesium', 'Melatonin'), diets: ['vegan'] }),
  stock('Calm Tea', { goal: 'sleep', form: 'tea', minor: 650, categoryPath: teas, ...CALM }),
  stock('Vitamin C', {
    goal: 'immunity',
    form: 'tablet',
    facts: facts('Vitamin C'),
    minor: 1100,
    attributes: { origin: ['pe'], caffeine_mg: [80] },
    attributeWords: ['Peru', 'Smoky'],
  }),
  stock('Vitamin D3', { goal: 'immunity', form: 'softgel', minor: 1200 }),
  stock('Vitamin B12', {
    goal: 'energy',
    form: 'tablet',
    minor: 1300,
    attributes: { origin: ['jp'], caffeine_mg: [20], hidden: ['pe'] },
  }),
  stock('Wild Fish Oil', { goal: 'joints', form: 'softgel', allergens: ['fish'], minor: 2400 }),
  stock('Zinc Lozenges', { goal: 'immunity', form: 'tablet', minor: 800 }),
  stock('Zink & Co. Soap', { goal: 'skin', form: 'bar', minor: 5200 }),
  stock('Whey Protein', { goal: 'energy', form: 'powder', allergens: ['milk'], minor: 3900 }),
  stock('Pea Protein', {
    ratingAverage: 3.2,
    stores: [{ code: 'SEA-1', name: 'Pike Street' }],
    goal: 'energy',
    form: 'powder',
    diets: ['vegan'],
    minor: 3600,
  }),
];
export const idOf = (title: string): string => SHELF.find((one) => one.title === title)?.id ?? '';

export const facet = ({ facets }: ProductList, name: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    facets.find((one) => one.name === name)?.values.map(({ value, count }) => [value, count]) ?? [],
  );

/** The shelf in an index of a spec's own. */
export class SearchShelf {
  readonly #client = openSearchClient({ url: testStack().needed('SEARCH_URL') });
  readonly #index = new ProductIndex(this.#client, `suite-${randomUUID().slice(0, 8)}`);
  readonly search = this.searching({});

  async fill(): Promise<void> {
    const name = await this.#index.startBuild('spec', new Date());
    await this.#index.write(
      [name],
      SHELF.map((product) => ({
        id: product.id,
        version: 1,
        document: toSearchDocument(product, NOW),
      })),
    );
    await this.#index.settle(name);
    await this.#index.finishBuild(name);
  }

  async close(): Promise<void> {
    for (const one of await this.#index.all()) await this.#index.drop(one.index);
    await this.#client.close();
  }

  /** Searching by what employees have said. */
  searching(
    rules: Partial<SearchRules>,
    attributes: readonly AttributeDefinition[] = [],
  ): ElasticsearchProductSearch {
    return new ElasticsearchProductSearch(this.#client, this.#index.names.alias, {
      rules: () => ({ ...NO_RULES, ...rules }),
      attributes: () => attributes,
    });
  }

  readonly list = (query: Partial<ListProductsQuery>): Promise<ProductList> =>
    this.search.list({ limit: 24, ...query }, NOW);

  readonly titles = async (query: Partial<ListProductsQuery>): Promise<string[]> =>
    (await this.list(query)).items.map(({ title }) => title);
}
