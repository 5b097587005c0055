import type { BulkFailureDto, BulkJobDto } from '@green-apple/contracts-http';
import type { Tone } from '../../shared/util-tone/tone.ts';

export const KIND_LABELS: Readonly<Record<BulkJobDto['kind'], string>> = {
  products: 'Products',
  prices: 'Prices',
  stock: 'Stock counts',
};

export const FORMAT_LABELS: Readonly<Record<BulkJobDto['format'], string>> = {
  csv: 'CSV, for spreadsheets',
  jsonl: 'JSON lines, for programs',
};

const number = new Intl.NumberFormat('en-US');
/** "12,400 rows", "1 row". */
export const rowsText = (rows: number): string =>
  `${number.format(rows)} ${rows === 1 ? 'row' : 'rows'}`;
export const countText = (rows: number): string => number.format(rows);

/** The format of a file by its name; null when it is neither. */
export function formatOfName(name: string): BulkJobDto['format'] | null {
  if (/\.(csv|txt)$/i.test(name)) return 'csv';
  return /\.(jsonl|ndjson)$/i.test(name) ? 'jsonl' : null;
}

export const isAtWork = ({ state }: BulkJobDto): boolean =>
  state === 'checking' || state === 'applying' || state === 'exporting';

/** How a job stands, in words. */
export function stateText(job: BulkJobDto): string {
  if (job.stopping) return 'Stopping';
  switch (job.state) {
    case 'checking':
      return 'Checking every row';
    case 'checked':
      return 'Waits for you';
    case 'applying':
      return 'Taking the rows over';
    case 'exporting':
      return 'Writing the file';
    case 'done':
      return 'Done';
    case 'cancelled':
      return 'Stopped';
    case 'failed':
      return 'Not possible';
  }
}

const TONES: Readonly<Record<BulkJobDto['state'], Tone>> = {
  checking: 'waiting',
  checked: 'waiting',
  applying: 'waiting',
  exporting: 'waiting',
  done: 'good',
  cancelled: 'quiet',
  failed: 'trouble',
};
export const toneOf = ({ state }: BulkJobDto): Tone => TONES[state];

/** What came of a file, in one sentence. */
export function resultText({ direction, state, rows }: BulkJobDto): string {
  if (direction === 'export')
    return state === 'done' ? `${rowsText(rows.total ?? 0)} written.` : '';
  if (state === 'checked') {
    const news = rows.added + rows.changed;
    if (news === 0)
      return rows.bad > 0
        ? 'No good row says anything new.'
        : 'Nothing would change: all rows say what is so.';
    return `${rowsText(news)} would change the shop. Nothing has changed yet.`;
  }
  return rows.applied > 0 ? `${rowsText(rows.applied)} taken over.` : 'Nothing was changed.';
}

/** What of a job is kept for a while, or was. */
export function keptText({ gone, rows }: BulkJobDto): string {
  if (rows.bad > 0) return `Its file and bad rows ${gone ? 'were' : 'are'} kept`;
  return `Its file ${gone ? 'was' : 'is'} kept`;
}

/** Why a file could not be used, and what to do about it. */
export function failureText(failure: BulkFailureDto): string {
  const columns = (failure.columns ?? []).map((name) => `“${name}”`).join(', ');
  switch (failure.code) {
    case 'COLUMNS_UNKNOWN':
      return `We do not know ${columns}. Rename or remove it; nothing was read.`;
    case 'COLUMNS_DOUBLED':
      return `${columns} is there twice. Keep one of them; nothing was read.`;
    case 'COLUMNS_MISSING':
      return `The file needs a column ${columns}. Its first line has to name the columns.`;
    case 'NOT_READABLE':
      return `From row ${failure.line ?? 1} on the file cannot be read: most likely a quote is never closed.`;
    case 'ROWS_CHANGED':
      return `${rowsText(failure.rows ?? 1)} became bad since the check, so nothing was taken over. Send the file again.`;
    case 'GAVE_UP':
      return 'Something we rely on failed again and again. Operations can see why; then go on from here.';
  }
}

/** "3 min left at 420 rows a second". */
export function paceText({ perSecond, secondsLeft }: BulkJobDto['progress']): string {
  if (perSecond === 0) return 'Getting ready';
  const pace = `${number.format(Math.max(1, Math.round(perSecond)))} rows a second`;
  return secondsLeft === null ? pace : `${leftText(secondsLeft)} at ${pace}`;
}

function leftText(seconds: number): string {
  if (seconds < 5) return 'Almost done';
  if (seconds < 90) return `${seconds} s left`;
  return `${Math.round(seconds / 60)} min left`;
}

/** How much of a job's phase is done, from 0 to 100; null while nobody can tell. */
export function percentOf({ done, total }: BulkJobDto['progress']): number | null {
  return total === null || total === 0 ? null : Math.min(100, Math.floor((done * 100) / total));
}
