import type { IndexReport } from '@green-apple/contracts-http';
import { actionText, requestState, span, verdict } from './index-text.ts';

const report = (changes: Partial<IndexReport>): IndexReport => ({
  region: 'eu',
  reportedAt: '2026-11-22T12:00:00.000Z',
  indexers: 1,
  ready: true,
  index: 'products-v1',
  definitionCurrent: true,
  documents: 480,
  published: 480,
  kept: [],
  freshness: { changes: 0, medianMs: null, worstMs: null, lastAt: null },
  drift: { checked: 0, drifted: 0, lastRound: null },
  lastBuild: null,
  ...changes,
});

describe('the index in words', () => {
  it('tells how long things took', () => {
    expect([null, 240, 1_900, 95_000, 180_000].map(span)).toEqual([
      'nothing changed yet',
      '0.24 s',
      '1.9 s',
      '95.0 s',
      '3 min',
    ]);
  });

  it('is calm while the index shows what the shop sells, or nearly', () => {
    expect(verdict(report({})).calm).toBeTrue();
    expect(verdict(report({ documents: 478 })).calm).toBeTrue();
  });

  it('is not while products are missing or no index serves', () => {
    expect(verdict(report({ documents: 300 })).text).toContain('300 documents for 480 products');
    expect(verdict(report({ ready: false })).text).toContain('in the database');
  });

  it('tells where a request stands', () => {
    const asked = {
      id: '0190b3c4-0000-7000-8000-000000000001',
      action: 'verify',
      requestedBy: 'Ada',
      requestedAt: '2026-11-22T12:00:00.000Z',
      startedAt: null,
      finishedAt: null,
      outcome: null,
    } as const;
    const at = asked.requestedAt;
    expect(requestState(asked)).toBe('Waiting for an indexer');
    expect(requestState({ ...asked, startedAt: at })).toBe('At work');
    expect(requestState({ ...asked, startedAt: at, finishedAt: at, outcome: 'All well' })).toBe(
      'All well',
    );
    expect(actionText('rebuild')).toBe('Rebuild');
  });
});
