import type { IndexReport } from '@green-apple/contracts-http';

type Freshness = IndexReport['freshness'];

/** The greatest by `of`; null when there is none. */
function greatest<Thing>(
  things: readonly (Thing | null)[],
  of: (thing: Thing) => number | string,
): Thing | null {
  return things.reduce(
    (best, thing) => (best === null || (thing !== null && of(thing) > of(best)) ? thing : best),
    null,
  );
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Of what is measured the worst counts: somebody waited so long. */
const worstOf = (all: readonly Freshness[]): Freshness => ({
  changes: total(all.map(({ changes }) => changes)),
  medianMs: greatest(
    all.map(({ medianMs }) => medianMs),
    Number,
  ),
  worstMs: greatest(
    all.map(({ worstMs }) => worstMs),
    Number,
  ),
  lastAt: greatest(
    all.map(({ lastAt }) => lastAt),
    String,
  ),
});

/** What the indexers of a region say of the index that they share, as one report; the index as it was told of last. */
function asOne(reports: readonly IndexReport[]): IndexReport[] {
  const newest = greatest(reports, ({ reportedAt }) => reportedAt);
  if (newest === null) return [];
  const finishedAt = (event: { readonly finishedAt: string }): string => event.finishedAt;
  return [
    {
      ...newest,
      indexers: reports.length,
      ready: reports.some(({ ready }) => ready),
      freshness: worstOf(reports.map(({ freshness }) => freshness)),
      drift: {
        checked: total(reports.map(({ drift }) => drift.checked)),
        drifted: total(reports.map(({ drift }) => drift.drifted)),
        lastRound: greatest(
          reports.map(({ drift }) => drift.lastRound),
          finishedAt,
        ),
      },
      lastBuild: greatest(
        reports.map(({ lastBuild }) => lastBuild),
        finishedAt,
      ),
    },
  ];
}

/** One report for each region, in their order. */
export const byRegion = (reports: readonly IndexReport[]): IndexReport[] =>
  [...new Set(reports.map(({ region }) => region))].flatMap((name) =>
    asOne(reports.filter(({ region }) => region === name)),
  );
