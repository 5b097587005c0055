import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import { UnknownCursorError } from '@green-apple/domain-catalog';
import { createLogger } from '@green-apple/observability';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { ProductSearch } from './product-search.ts';
import { SearchGateway } from './search-gateway.ts';

const QUERY: ListProductsQuery = { limit: 24 };
const NOW = '2026-11-22T12:00:00.000Z';

const listFrom = (source: ProductList['source']): ProductList => ({
  items: [],
  total: 0,
  facets: [],
  nextCursor: null,
  more: [],
  source,
  relaxed: null,
  spelling: null,
});

class FakeEngine implements ProductSearch {
  asked = 0;
  answer: (signal?: AbortSignal) => Promise<ProductList> = async () => listFrom('search');

  list(_query: ListProductsQuery, _now: string, signal?: AbortSignal): Promise<ProductList> {
    this.asked++;
    return this.answer(signal);
  }
  async suggest() {
    this.asked++;
    await this.answer();
    return { products: [], categories: [], brands: [], queries: ['from the engine'] };
  }
}

const database: ProductSearch = {
  list: async () => listFrom('postgres'),
  suggest: async () => ({ products: [], categories: [], brands: [], queries: [] }),
};

describe('search for pages', () => {
  let engine: FakeEngine;
  let gateway: SearchGateway;
  const sourceOf = async () => (await gateway.list(QUERY, NOW)).source;

  beforeEach(() => {
    engine = new FakeEngine();
    gateway = new SearchGateway({
      engine,
      fallback: database,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      deadlineMs: 20,
      breaker: new CircuitBreaker({ failures: 2, restMs: 0 }),
    });
  });

  it('comes from the engine while it answers', async () => {
    expect(await sourceOf()).toBe('search');
    expect((await gateway.suggest('mag')).queries).toEqual(['from the engine']);
    expect(gateway.state()).toBe('closed');
  });

  it('comes from the database when the engine fails', async () => {
    engine.answer = () => Promise.reject(new Error('red'));
    expect(await sourceOf()).toBe('postgres');
    expect((await gateway.suggest('mag')).queries).toEqual([]);
  });

  it('comes from the database when the engine is slow, and the slow request is given up', async () => {
    let givenUp = false;
    engine.answer = (signal) =>
      new Promise((_, reject) =>
        signal?.addEventListener('abort', () => {
          givenUp = true;
          reject(new Error('aborted'));
        }),
      );
    expect(await sourceOf()).toBe('postgres');
    expect(givenUp).toBeTrue();
  });

  it('leaves an engine in trouble alone, and goes back to it without a restart', async () => {
    gateway = new SearchGateway({
      engine,
      fallback: database,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      breaker: new CircuitBreaker({ failures: 2, restMs: 30 }),
    });
    engine.answer = () => Promise.reject(new Error('red'));
    for (let time = 0; time < 5; time++) await sourceOf();
    expect(engine.asked).toBe(2);
    expect(gateway.state()).toBe('open');
    engine.answer = async () => listFrom('search');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await sourceOf()).toBe('search');
    expect(gateway.state()).toBe('closed');
  });

  it('does not blame the engine for a cursor that is not ours', async () => {
    engine.answer = () => Promise.reject(new UnknownCursorError('not ours'));
    for (let time = 0; time < 3; time++)
      await expectAsync(sourceOf()).toBeRejectedWithError(UnknownCursorError);
    expect(gateway.state()).toBe('closed');
  });

  it('comes from the database where no engine is configured', async () => {
    gateway = new SearchGateway({
      fallback: database,
      logger: createLogger({ service: 'spec', level: 'silent' }),
    });
    expect(await sourceOf()).toBe('postgres');
    expect(gateway.state()).toBe('absent');
  });
});
