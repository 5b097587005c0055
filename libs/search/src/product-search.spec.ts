import type { ProductCard } from '@green-apple/contracts-http';
import { DEFINITION_HASH } from './document/index-definition.ts';
import type { SearchClient } from './engine/search-client.ts';
import { ElasticsearchProductSearch } from './product-search.ts';
import type { Json } from './query/list-filters.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const card: Partial<ProductCard> = { id: 'a', title: 'Zinc' };
const FOUND = {
  hits: {
    total: { value: 1 },
    hits: [
      { fields: { card: [Buffer.from(JSON.stringify(card)).toString('base64')] }, sort: [1, 'a'] },
    ],
  },
  aggregations: {},
  suggest: { words: [] },
};

const TEN = { ...FOUND.hits, total: { value: 10 } };

/** An engine that answers when it is told to. */
class SlowEngine {
  readonly asked: (readonly Json[])[] = [];
  /** Monotonic milliseconds. */
  readonly askedAt: number[] = [];
  #answers: (() => void)[] = [];

  readonly client = {
    count: async () => ({ count: 10 }),
    indices: {
      getMapping: async () => ({ i: { mappings: { _meta: { definition: DEFINITION_HASH } } } }),
    },
    transport: {
      request: ({ bulkBody }: { bulkBody: readonly Json[] }) => {
        const bodies = bulkBody.filter((_, at) => at % 2 === 1);
        this.asked.push(bodies);
        this.askedAt.push(performance.now());
        return new Promise((resolve) =>
          this.#answers.push(() => resolve({ responses: bodies.map(() => FOUND) })),
        );
      },
    },
  } as unknown as SearchClient;

  /** Answers everything that is asked until nothing is any more. */
  async answerAll(): Promise<void> {
    for (let quiet = 0; quiet < 5; quiet = this.#answers.length > 0 ? 0 : quiet + 1) {
      for (const answer of this.#answers.splice(0)) answer();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

describe('searches at the same time', () => {
  it('go to the engine by sixteen, and by a second request only when the first takes long', async () => {
    const engine = new SlowEngine();
    const search = new ElasticsearchProductSearch(engine.client, 'products');
    const lists = Array.from({ length: 40 }, (_, at) =>
      search.list({ q: `zinc ${'x'.repeat(at + 1)}`, limit: 24 }, NOW),
    );
    while (engine.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(engine.asked.map(({ length }) => length)).toEqual([16, 16]);
    const [first = 0, second = 0] = engine.askedAt;
    expect(second - first).toBeGreaterThan(39);
    await engine.answerAll();
    await Promise.all(lists);
  });
});

describe('a search that found little', () => {
  /** How many of so many searches at once looked for what stands below their list, each answered after `ms`. */
  async function lookedFurther(searches: number, ms: number): Promise<number> {
    const engine = new SlowEngine();
    let now = 0;
    const search = new ElasticsearchProductSearch(engine.client, 'products', { clock: () => now });
    const lists = Array.from({ length: searches }, (_, at) =>
      search.list({ q: `zinc ${'x'.repeat(at + 1)}`, limit: 24 }, NOW),
    );
    await new Promise((resolve) => setTimeout(resolve));
    now = ms;
    await engine.answerAll();
    await Promise.all(lists);
    return engine.asked.flat().filter((body) => 'rescore' in body).length;
  }

  it('looks further, however long it took, while nobody waits', async () => {
    expect(await lookedFurther(1, 10_000)).toBe(1);
    expect(await lookedFurther(6, 10_000)).toBe(6);
  });

  it('looks further while others wait as long as it was quick', async () => {
    expect(await lookedFurther(40, 150)).toBe(40);
  });

  it('leaves that out where it took long and others wait', async () => {
    const further = await lookedFurther(40, 151);
    expect(further).toBeGreaterThan(0);
    expect(further).toBeLessThan(40);
  });
});

/** Ten products for any words but "magnezium", which nothing has until it is sold. */
class MistypedEngine {
  readonly asked: (readonly Json[])[] = [];
  isSold = false;

  readonly client = {
    count: async () => ({ count: 10 }),
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

  #answer({ query, suggest }: Json): object {
    const isMistyped = JSON.stringify(query).includes('magnezium');
    const hits = isMistyped && !this.isSold ? { total: { value: 0 }, hits: [] } : TEN;
    const spelt = { text: 'magnezium', offset: 0, length: 9, options: [{ text: 'magnesium' }] };
    const words = isMistyped ? [spelt] : [];
    return { hits, aggregations: {}, ...(suggest ? { suggest: { words } } : {}) };
  }
}
describe('a word that was typed wrong', () => {
  let engine: MistypedEngine;
  let search: ElasticsearchProductSearch;

  beforeEach(() => {
    engine = new MistypedEngine();
    search = new ElasticsearchProductSearch(engine.client, 'products');
  });

  it('is put right by a second request, and by the first one when somebody has typed it so before', async () => {
    const { spelling } = await search.list({ q: 'magnezium', limit: 24 }, NOW);
    expect(spelling).toEqual({ words: 'magnesium', searched: true });
    expect(engine.asked.length).toBe(2);
    const again = await search.list({ q: 'magnezium', goal: ['sleep'], limit: 24 }, NOW);
    expect(again.spelling).toEqual({ words: 'magnesium', searched: true });
    expect(again.total).toBe(10);
    expect(engine.asked.length).toBe(3);
  });

  it('is taken as it stands as soon as a product has it', async () => {
    await search.list({ q: 'magnezium', limit: 24 }, NOW);
    engine.isSold = true;
    const { items, spelling } = await search.list({ q: 'magnezium', limit: 24 }, NOW);
    expect(items.length).toBe(1);
    expect(spelling).toBeNull();
  });
});
