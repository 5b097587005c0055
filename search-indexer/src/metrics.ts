import type { FreshnessReport } from './consume/freshness.ts';
import type { ReadingCounts } from './consume/product-readings.ts';
import type { DriftReport } from './index/drift-watch.ts';

export interface IndexMetrics {
  readonly freshness: FreshnessReport;
  readonly readings: ReadingCounts;
  readonly drift: DriftReport;
  readonly ready: boolean;
}

const line = (name: string, kind: 'counter' | 'gauge', help: string, value: number): string =>
  `# HELP search_index_${name} ${help}\n# TYPE search_index_${name} ${kind}\nsearch_index_${name} ${value}\n`;

/** The state of the index in Prometheus' text format. What is not known yet is left out. */
export function toMetricsText({ freshness, readings, drift, ready }: IndexMetrics): string {
  const seconds = (ms: number): number => ms / 1000;
  return [
    line(
      'ready',
      'gauge',
      'One while a whole index of the present definition serves.',
      Number(ready),
    ),
    line('changes_total', 'counter', 'Changes taken into the index.', freshness.changes),
    line(
      'reader_readings_total',
      'counter',
      'Batches of changes that a reader has answered.',
      readings.reader,
    ),
    line(
      'writer_readings_total',
      'counter',
      'Batches of changes that the writer has answered.',
      readings.writer,
    ),
    ...(freshness.medianMs === null || freshness.worstMs === null
      ? []
      : [
          line(
            'lag_median_seconds',
            'gauge',
            'From change to index, median of the last 500.',
            seconds(freshness.medianMs),
          ),
          line(
            'lag_worst_seconds',
            'gauge',
            'From change to index, worst of the last 500.',
            seconds(freshness.worstMs),
          ),
        ]),
    line('compared_total', 'counter', 'Documents compared with their product.', drift.checked),
    line(
      'drifted_total',
      'counter',
      'Documents that had drifted and were written again.',
      drift.drifted,
    ),
    ...(drift.lastRound
      ? [
          line(
            'round_finished_seconds',
            'gauge',
            'When the last whole comparison ended, Unix time.',
            seconds(Date.parse(drift.lastRound.finishedAt)),
          ),
          line(
            'round_drifted',
            'gauge',
            'Drifted documents found by the last whole comparison.',
            drift.lastRound.drifted,
          ),
          line(
            'round_refused',
            'gauge',
            'Documents that the index did not take in the last whole comparison.',
            drift.lastRound.refused,
          ),
        ]
      : []),
  ].join('');
}
