import type { BulkJobDto } from '@green-apple/contracts-http';
import {
  failureText,
  formatOfName,
  keptText,
  paceText,
  percentOf,
  resultText,
  rowsText,
} from './bulk-text.ts';

const JOB: BulkJobDto = {
  id: '01940000-0000-7000-8000-000000000001',
  direction: 'import',
  kind: 'prices',
  format: 'csv',
  policy: null,
  state: 'checked',
  stopping: false,
  fileName: 'prices.csv',
  fileBytes: 1,
  progress: { done: 0, total: null, perSecond: 0, secondsLeft: null },
  rows: { total: 3, bad: 0, added: 1, changed: 1, same: 1, applied: 0 },
  failure: null,
  can: { apply: [], cancel: true, resume: false },
  files: { file: true, errors: false },
  keptUntil: '2026-12-26T00:00:00Z',
  gone: false,
  requestedBy: 'Grace Gardner',
  createdAt: '2026-11-26T00:00:00Z',
  finishedAt: null,
};

describe('what the back office says about a file', () => {
  it('says what it would do before it is done', () => {
    expect(resultText(JOB)).toBe('2 rows would change the shop. Nothing has changed yet.');
    expect(resultText({ ...JOB, rows: { ...JOB.rows, added: 0, changed: 0 } })).toContain(
      'Nothing would change',
    );
    expect(resultText({ ...JOB, state: 'done', rows: { ...JOB.rows, applied: 1 } })).toBe(
      '1 row taken over.',
    );
    expect(resultText({ ...JOB, state: 'failed' })).toBe('Nothing was changed.');
    expect(
      resultText({
        ...JOB,
        direction: 'export',
        state: 'done',
        rows: { ...JOB.rows, total: 1200 },
      }),
    ).toBe('1,200 rows written.');
  });

  it('says what is kept of it, and what is not any longer', () => {
    const bad = { ...JOB, rows: { ...JOB.rows, bad: 2 } };
    expect([keptText(JOB), keptText({ ...JOB, gone: true })]).toEqual([
      'Its file is kept',
      'Its file was kept',
    ]);
    expect([keptText(bad), keptText({ ...bad, gone: true })]).toEqual([
      'Its file and bad rows are kept',
      'Its file and bad rows were kept',
    ]);
  });

  it('names the columns that nobody knows', () => {
    expect(failureText({ code: 'COLUMNS_UNKNOWN', columns: ['colour'] })).toContain('“colour”');
    expect(failureText({ code: 'NOT_READABLE', line: 7 })).toContain('row 7');
  });

  for (const [progress, pace, percent] of [
    [{ done: 0, total: null, perSecond: 0, secondsLeft: null }, 'Getting ready', null],
    [{ done: 50, total: 200, perSecond: 25, secondsLeft: 6 }, '6 s left at 25 rows a second', 25],
    [
      { done: 1, total: 9999, perSecond: 0.4, secondsLeft: 24995 },
      '417 min left at 1 rows a second',
      0,
    ],
    [{ done: 9, total: 9, perSecond: 9, secondsLeft: 0 }, 'Almost done at 9 rows a second', 100],
  ] as const)
    it(`says "${pace}" of ${progress.done} rows`, () => {
      expect([paceText(progress), percentOf(progress)]).toEqual([pace, percent]);
    });

  it('knows a format by the file’s name', () => {
    expect(['a.CSV', 'a.jsonl', 'a.ndjson', 'a.xlsx'].map(formatOfName)).toEqual([
      'csv',
      'jsonl',
      'jsonl',
      null,
    ]);
    expect(rowsText(1)).toBe('1 row');
  });
});
