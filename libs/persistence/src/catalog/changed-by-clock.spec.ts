import type { CatalogSource } from './catalog-source.ts';
import { changedByClock } from './changed-by-clock.ts';

describe('what changed by the clock alone', () => {
  let asked: string[];
  /** Answers the statements one after the other. */
  const answering = (...answers: readonly (string | null)[][]): CatalogSource =>
    ({
      select: async (statement: string) => {
        asked.push(statement);
        return (answers[asked.length - 1] ?? []).map((id) => ({ id }));
      },
    }) as unknown as CatalogSource;
  const look = (source: CatalogSource) =>
    changedByClock(source, '2026-11-28T11:59:59.000Z', '2026-11-28T12:00:00.000Z');

  beforeEach(() => {
    asked = [];
  });

  it('is one small question while the day lasts', async () => {
    expect(await look(answering(['a', 'b']))).toEqual(['a', 'b']);
    expect(asked.length).toBe(1);
    expect(asked[0]).not.toContain('inventory.lot');
  });

  it('is asked of the stock as well when another day has begun, and tells of each product once', async () => {
    expect(await look(answering(['a', null], ['a', 'c']))).toEqual(['a', 'c']);
    expect(asked.length).toBe(2);
    expect(asked[1]).toContain('inventory.lot');
  });
});
