import type { IndexReport } from '@green-apple/contracts-http';
import { byRegion } from './region-report.ts';

const report = (changes: Partial<IndexReport> = {}): IndexReport => ({
  region: 'eu',
  reportedAt: '2026-11-26T12:00:00Z',
  indexers: 1,
  ready: true,
  index: 'products-1',
  definitionCurrent: true,
  documents: 480,
  published: 480,
  kept: [],
  freshness: { changes: 7, medianMs: 240, worstMs: 1900, lastAt: '2026-11-26T11:59:00Z' },
  drift: { checked: 480, drifted: 1, lastRound: null },
  lastBuild: null,
  ...changes,
});
const IDLE = { changes: 0, medianMs: null, worstMs: null, lastAt: null };
const round = (finishedAt: string) => ({ finishedAt, checked: 480, drifted: 0 });

describe('what the indexers of a region report', () => {
  it('stays as it is when there is one, and is one for each region', () => {
    const reports = [report(), report({ region: 'us' })];
    expect(byRegion(reports)).toEqual(reports);
    expect(byRegion([])).toEqual([]);
  });

  for (const [name, one, other, expected] of [
    [
      'is slow when one of them is',
      { freshness: { changes: 7, medianMs: 240, worstMs: 700, lastAt: '2026-11-26T11:59:00Z' } },
      { freshness: { changes: 3, medianMs: 900, worstMs: 650, lastAt: '2026-11-26T11:58:00Z' } },
      { freshness: { changes: 10, medianMs: 900, worstMs: 700, lastAt: '2026-11-26T11:59:00Z' } },
    ],
    [
      'is not made faster by one that has had nothing to do',
      {},
      { freshness: IDLE },
      { freshness: report().freshness },
    ],
    [
      'knows no delay before the first change',
      { freshness: IDLE },
      { freshness: IDLE },
      { freshness: IDLE },
    ],
    [
      'counts what they compared together, and the last whole look of either',
      { drift: { checked: 480, drifted: 1, lastRound: round('2026-11-26T10:00:00Z') } },
      { drift: { checked: 500, drifted: 2, lastRound: round('2026-11-26T11:00:00Z') } },
      { drift: { checked: 980, drifted: 3, lastRound: round('2026-11-26T11:00:00Z') } },
    ],
    [
      'tells of the index as who reported last has it',
      { reportedAt: '2026-11-26T12:00:05Z', index: 'products-2', documents: 481 },
      {},
      { reportedAt: '2026-11-26T12:00:05Z', index: 'products-2', documents: 481 },
    ],
    ['is ready while one of them finds it so', { ready: false }, {}, { ready: true }],
    ['is not ready when none does', { ready: false }, { ready: false }, { ready: false }],
  ] as const)
    it(`${name}, whoever comes first`, () => {
      const both = [report(one), report(other)];
      for (const reports of [both, both.toReversed()])
        expect(byRegion(reports)).toEqual([
          jasmine.objectContaining<IndexReport>({ indexers: 2, ...expected }),
        ]);
    });
});
