import { DEFINITION_HASH } from '../document/index-definition.ts';
import type { SearchClient } from '../engine/search-client.ts';
import { ElasticsearchProductSearch } from '../product-search.ts';
import type { Json, ListQuery } from '../query/list-filters.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const card = Buffer.from(JSON.stringify({ id: 'a', title: 'Zinc' })).toString('base64');
const HIT = { fields: { card: [card] }, sort: [1, 'a'] };

/** A million products, of which so many of the sample have any word, and so many of those that are told match the words. */
class LargeEngine {
  readonly asked: (readonly Json[])[] = [];
  /** Matches above the bounds. */
  weighed = 900;
  /** Products of a page. */
  shown = 1;
  /** Matches in the part that tells the counts. */
  told = 400;
  /** Matches where all are counted. */
  all = 100_000;

  readonly client = {
    count: async () => ({ count: 1_000_000 }),
    indices: {
      getMapping: async () => ({ i: { mappings: { _meta: { definition: DEFINITION_HASH } } } }),
    },
    transport: {
      request: async ({ bulkBody }: { bulkBody: readonly Json[] }) => {
        const bodies = bulkBody.filter((_, at) => at % 2 === 1);
        this.asked.push(bodies);
        return { responses: bodies.map((body) => this.#answer(body)) };
      },
    },
  } as unknown as SearchClient;

  #answer(body: Json): object {
    const { aggs, size } = body;
    const isTold = JSON.stringify(body).includes('"parts"');
    const names = Object.keys(aggs ?? {});
    if (names.includes('standing')) {
      const values = [50, 90, 99, 99.5].map((key) => ({ key, value: 1_000 + key }));
      return { aggregations: Object.fromEntries(names.map((name) => [name, { values }])) };
    }
    if (size !== 0) {
      const hits = Array.from({ length: this.shown }, () => HIT);
      return { hits: { total: { value: this.weighed }, hits }, aggregations: {} };
    }
    if (names.includes('0')) {
      const shares = names.map((name) => [name, { doc_count: 200 }]);
      return { hits: { total: { value: 2_000 } }, aggregations: Object.fromEntries(shares) };
    }
    const counted = isTold ? this.told : this.all;
    return { hits: { total: { value: counted } }, aggregations: {}, suggest: { words: [] } };
  }

  /** The least standing that each page was asked for. */
  get bounds(): (number | undefined)[] {
    return this.least('standing');
  }

  /** The least of a column that each page was asked for. */
  least(column: string): (number | undefined)[] {
    return this.asked
      .flat()
      .filter(({ size }) => size !== 0)
      .map((body) => new RegExp(`"${column}":{"gte":(\\d+)`).exec(JSON.stringify(body))?.[1])
      .map((least) => (least === undefined ? undefined : Number(least)));
  }
}

describe('a search in a catalogue that is too large to count', () => {
  let engine: LargeEngine;
  let now: number;
  let search: ElasticsearchProductSearch;
  /** How many requests it takes. */
  const requests = async (q: string): Promise<number> => {
    const before = engine.asked.length;
    await search.list({ q, limit: 24 }, NOW);
    return engine.asked.length - before;
  };

  beforeEach(() => {
    engine = new LargeEngine();
    now = 1_000;
    search = new ElasticsearchProductSearch(engine.client, 'products', { clock: () => now });
  });

  it('is one request once its words are known', async () => {
    expect(await requests('zinc')).toBe(3);
    expect(await requests('zinc')).toBe(1);
    expect(engine.bounds).toEqual([1_099, 1_099]);
    // Of a tenth of the catalogue one product in 256 tells the counts: 102,400, about.
    expect((await search.list({ q: 'zinc', limit: 24 }, NOW)).total).toBe(100_000);
  });

  it('is asked again where fewer matches than guessed stand high, and learns how many there are', async () => {
    await requests('zinc');
    engine.weighed = 10;
    engine.told = 3;
    engine.all = 700;
    // What its part told is not asked again within a minute.
    now += 60_001;
    expect(await requests('zinc')).toBe(2);
    expect(engine.bounds.at(-1)).toBeUndefined();
    // By now they are known to be few: counted and weighed whole, by one request.
    expect(await requests('zinc')).toBe(1);
    expect(engine.bounds.at(-1)).toBeUndefined();
  });
});

describe('a list in the order of a column of a catalogue that is too large to count', () => {
  let engine: LargeEngine;
  let search: ElasticsearchProductSearch;
  const newest = async (): Promise<number> => {
    const before = engine.asked.length;
    await search.list({ sort: 'newest', limit: 24 }, NOW);
    return engine.asked.length - before;
  };

  beforeEach(() => {
    engine = new LargeEngine();
    search = new ElasticsearchProductSearch(engine.client, 'products');
  });

  it('is looked for no further than it reaches', async () => {
    engine.shown = 25;
    await newest();
    expect(await newest()).toBe(1);
    expect(engine.least('publishedMs')).toEqual([1_099, 1_099]);
  });

  it('is looked for in all of it where that came out short', async () => {
    engine.shown = 24;
    await newest();
    expect(await newest()).toBe(2);
    expect(engine.least('publishedMs')).toEqual([1_099, undefined, 1_099, undefined]);
  });
});

describe('what a part of a catalogue told that is too large to count', () => {
  let engine: LargeEngine;
  let now: number;
  /** How many searches the last request was for. */
  let asked: (query: Partial<ListQuery>) => Promise<number>;

  beforeEach(async () => {
    engine = new LargeEngine();
    engine.shown = 25;
    now = 1_000;
    const search = new ElasticsearchProductSearch(engine.client, 'products', { clock: () => now });
    asked = async (query) => {
      await search.list({ limit: 24, ...query }, NOW);
      return engine.asked.at(-1)?.length ?? 0;
    };
    // The page, what is shown, and what there is without the choice.
    expect(await asked({ goal: ['sleep'] })).toBe(3);
  });

  it('is not asked again in another order, nor where a choice makes no difference', async () => {
    expect(await asked({ goal: ['sleep'], sort: 'price-asc' })).toBe(1);
    expect(await asked({ goal: ['energy'] })).toBe(2);
  });

  it('is another matter under another filter', async () => {
    expect(await asked({ goal: ['sleep'], diet: ['vegan'] })).toBe(3);
    expect(await asked({ goal: ['sleep'], inStock: true })).toBe(3);
  });

  it('is known for a minute', async () => {
    now += 60_000;
    expect(await asked({ goal: ['sleep'] })).toBe(1);
    now += 1;
    expect(await asked({ goal: ['sleep'] })).toBe(3);
  });
});

describe('a list of a choice in a catalogue that is too large to count', () => {
  it('is told of each context apart, so that what there is without a choice is the same for all of its kind', async () => {
    const engine = new LargeEngine();
    engine.shown = 25;
    const search = new ElasticsearchProductSearch(engine.client, 'products');
    const told = async (goal: string): Promise<string[]> => {
      await search.list({ goal: [goal], limit: 24 }, NOW);
      const [page, ...counts] = engine.asked.at(-1) ?? [];
      expect(page?.['size']).toBe(25);
      return counts.map((body) => JSON.stringify(body));
    };
    const [sleep, withoutSleep] = await told('sleep');
    // What there is without it is known by now.
    const [energy, ...others] = await told('energy');
    expect(energy).not.toBe(sleep);
    expect(withoutSleep).not.toContain('sleep');
    expect(others).toEqual([]);
  });
});
