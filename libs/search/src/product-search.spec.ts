import type { ProductCard } from '@green-apple/contracts-http';
import { DEFINITION_HASH } from './index-definition.ts';
import type { Json } from './list-filters.ts';
import { ElasticsearchProductSearch } from './product-search.ts';
import type { SearchClient } from './search-client.ts';

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

/** An engine that answers when it is told to. */
class SlowEngine {
  readonly asked: (readonly Json[])[] = [];
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
    expect(await lookedFurther(20, 150)).toBe(20);
  });

  it('leaves that out where it took long and others wait', async () => {
    const further = await lookedFurther(20, 151);
    expect(further).toBeGreaterThan(0);
    expect(further).toBeLessThan(20);
  });
});
