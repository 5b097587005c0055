import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import { UnknownCursorError } from '@green-apple/domain-catalog';
import { createLogger } from '@green-apple/observability';
import { CircuitBreaker } from './engine/circuit-breaker.ts';
import type { ProductSearch } from './product-search.ts';
import { SearchGateway } from './search-gateway.ts';

const QUERY: ListProductsQuery = { limit: 24 };
const NOW = '2026-11-22T12:00:00.000Z';
const logger = createLogger({ service: 'spec', level: 'silent' });

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
      logger,
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
      logger,
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

  it('gives the engine 300 milliseconds, and no more', async () => {
    jasmine.clock().install();
    try {
      let givenUp = false;
      engine.answer = (signal) =>
        new Promise((_, reject) =>
          signal?.addEventListener('abort', () => {
            givenUp = true;
            reject(new Error('aborted'));
          }),
        );
      gateway = new SearchGateway({ engine, fallback: database, logger });
      const answer = sourceOf();
      jasmine.clock().tick(299);
      expect(givenUp).toBeFalse();
      jasmine.clock().tick(1);
      expect(await answer).toBe('postgres');
      expect(givenUp).toBeTrue();
    } finally {
      jasmine.clock().uninstall();
    }
  });

  describe('where the database takes long', () => {
    let now: number;
    let databaseTakesMs: number;
    let askedDatabase: number;

    beforeEach(() => {
      jasmine.clock().install();
      now = 0;
      spyOn(performance, 'now').and.callFake(() => now);
      askedDatabase = 0;
      const slow: ProductSearch = {
        ...database,
        list: async () => {
          askedDatabase++;
          now += databaseTakesMs;
          return listFrom('postgres');
        },
      };
      gateway = new SearchGateway({ engine, fallback: slow, logger });
    });
    afterEach(() => jasmine.clock().uninstall());

    /** It has been asked once, because the engine was red. */
    const askOnce = async (tookMs: number) => {
      databaseTakesMs = tookMs;
      engine.answer = () => Promise.reject(new Error('red'));
      await sourceOf();
    };

    it('waits as much longer for the engine before it asks there', async () => {
      await askOnce(400);
      let serve = (): void => undefined;
      engine.answer = () => new Promise((resolve) => (serve = () => resolve(listFrom('search'))));
      const source = sourceOf();
      jasmine.clock().tick(699);
      serve();
      expect(await source).toBe('search');
      expect(askedDatabase).toBe(1);
    });

    it('takes an engine for slow only after that', async () => {
      await askOnce(400);
      engine.answer = () => new Promise(() => undefined);
      const sources = [sourceOf(), sourceOf(), sourceOf()];
      jasmine.clock().tick(690);
      expect(gateway.state()).toBe('closed');
      jasmine.clock().tick(20);
      expect(await Promise.all(sources)).toEqual(['postgres', 'postgres', 'postgres']);
      expect(gateway.state()).toBe('open');
    });

    it('waits no longer than a second for the engine', async () => {
      await askOnce(60_000);
      engine.answer = () => new Promise(() => undefined);
      const source = sourceOf();
      jasmine.clock().tick(1_001);
      expect(await source).toBe('postgres');
    });

    it('waits less again when the database has become quick', async () => {
      await askOnce(400);
      for (let time = 0; time < 30; time++) await askOnce(0);
      engine.answer = async () => listFrom('search');
      now += 10_000;
      expect(await sourceOf()).toBe('search');
      engine.answer = () => new Promise(() => undefined);
      const source = sourceOf();
      jasmine.clock().tick(302);
      expect(await source).toBe('postgres');
    });

    it('asks there at once when the engine fails', async () => {
      await askOnce(400);
      await askOnce(400);
      expect(askedDatabase).toBe(2);
    });
  });

  it('comes from an engine that answered while this process stood still', async () => {
    let serve = (): void => undefined;
    engine.answer = () => new Promise((resolve) => (serve = () => resolve(listFrom('search'))));
    gateway = new SearchGateway({ engine, fallback: database, logger, deadlineMs: 60 });
    const source = sourceOf();
    setTimeout(() => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120);
      // What came meanwhile is read after the timers that are due.
      setImmediate(serve);
    }, 1);
    expect(await source).toBe('search');
  });

  describe('while the database has no turn', () => {
    let turn: () => void;
    let given: boolean;
    let answer: () => void;

    beforeEach(() => {
      given = false;
      gateway = new SearchGateway({
        engine,
        fallback: database,
        fallbackTurns: (ask, signal) =>
          new Promise((resolve, reject) => {
            turn = () => resolve(ask());
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
          }),
        logger,
        deadlineMs: 5,
        breaker: new CircuitBreaker({ failures: 1, restMs: 60_000 }),
      });
      engine.answer = (signal) =>
        new Promise((resolve, reject) => {
          answer = () => resolve(listFrom('search'));
          signal?.addEventListener('abort', () => {
            given = true;
            reject(new Error('aborted'));
          });
        });
    });
    /** Until the engine is known to be late, and the database has been asked. */
    const late = async () => {
      while (gateway.state() !== 'open') await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setImmediate(resolve));
    };

    it('comes from an engine that is late, which is asked again from then on', async () => {
      const source = sourceOf();
      await late();
      expect([gateway.state(), given]).toEqual(['open', false]);
      answer();
      expect(await source).toBe('search');
      expect(gateway.state()).toBe('closed');
    });

    it('comes from the database as soon as it has answered, and the engine is given up', async () => {
      const source = sourceOf();
      await late();
      turn();
      expect(await source).toBe('postgres');
      expect([gateway.state(), given]).toEqual(['open', true]);
    });

    it('comes from an engine that is late when the database is later, and the engine is left alone', async () => {
      let isDatabaseAsked = false;
      spyOn(database, 'list').and.callFake(() => {
        isDatabaseAsked = true;
        return new Promise(() => undefined);
      });
      const source = sourceOf();
      await late();
      turn();
      expect([isDatabaseAsked, given]).toEqual([true, false]);
      answer();
      expect(await source).toBe('search');
      expect(gateway.state()).toBe('open');
    });

    it('fails as the database fails when both do', async () => {
      gateway = new SearchGateway({
        engine,
        fallback: database,
        fallbackTurns: () => Promise.reject(new Error('too many')),
        logger,
        deadlineMs: 5,
      });
      engine.answer = async () => {
        await new Promise((resolve) => setTimeout(resolve, 15));
        throw new Error('red');
      };
      await expectAsync(sourceOf()).toBeRejectedWithError('too many');
    });
  });

  it('sends one request to see whether it is back, while all the others are answered', async () => {
    engine.answer = () => Promise.reject(new Error('red'));
    await sourceOf();
    await sourceOf();
    engine.asked = 0;
    let answer = (): void => undefined;
    engine.answer = () => new Promise((resolve) => (answer = () => resolve(listFrom('search'))));
    const asked = Array.from({ length: 50 }, () => sourceOf());
    const others = await Promise.all(asked.slice(1));
    expect([engine.asked, new Set(others)]).toEqual([1, new Set(['postgres'])]);
    answer();
    expect(await asked[0]).toBe('search');
    expect(gateway.state()).toBe('closed');
  });

  it('learns nothing of the engine from a cursor that is not ours', async () => {
    engine.answer = () => Promise.reject(new Error('red'));
    await sourceOf();
    await sourceOf();
    engine.answer = () => Promise.reject(new UnknownCursorError('not ours'));
    await expectAsync(sourceOf()).toBeRejectedWithError(UnknownCursorError);
    expect(gateway.state()).toBe('open');
    engine.answer = async () => listFrom('search');
    expect(await sourceOf()).toBe('search');
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
      logger,
    });
    expect(await sourceOf()).toBe('postgres');
    expect(gateway.state()).toBe('absent');
  });
});
