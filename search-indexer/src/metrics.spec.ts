import { toMetricsText } from './metrics.ts';

describe('the metrics of the index', () => {
  it('leave out what is not known yet', () => {
    const text = toMetricsText({
      ready: false,
      freshness: { changes: 0, medianMs: null, worstMs: null, lastAt: null },
      readings: { reader: 0, writer: 0 },
      drift: { checked: 0, drifted: 0, lastRound: null },
    });
    expect(text).toContain('search_index_ready 0\n');
    expect(text).not.toMatch(/lag|round/);
  });

  it('tell freshness and drift in seconds and counts', () => {
    const text = toMetricsText({
      ready: true,
      freshness: { changes: 7, medianMs: 250, worstMs: 1900, lastAt: '2026-11-22T12:00:00.000Z' },
      readings: { reader: 6, writer: 2 },
      drift: {
        checked: 900,
        drifted: 3,
        lastRound: { finishedAt: '2026-11-22T12:00:00.000Z', checked: 480, drifted: 1, refused: 1 },
      },
    });
    const values = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(values).toEqual([
      'search_index_ready 1',
      'search_index_changes_total 7',
      'search_index_reader_readings_total 6',
      'search_index_writer_readings_total 2',
      'search_index_lag_median_seconds 0.25',
      'search_index_lag_worst_seconds 1.9',
      'search_index_compared_total 900',
      'search_index_drifted_total 3',
      'search_index_round_finished_seconds 1795348800',
      'search_index_round_drifted 1',
      'search_index_round_refused 1',
    ]);
  });
});
