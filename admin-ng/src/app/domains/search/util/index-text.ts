import type { IndexReport, IndexRequest } from '@green-apple/contracts-http';

/** "0.24 s", "3 min": how long something took, in the words people use. */
export function span(milliseconds: number | null): string {
  if (milliseconds === null) return 'nothing changed yet';
  if (milliseconds < 1_000) return `${(milliseconds / 1_000).toFixed(2)} s`;
  if (milliseconds < 120_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}

/** What an employee has to know first about an index. */
export function verdict(report: IndexReport): { readonly calm: boolean; readonly text: string } {
  if (!report.ready)
    return { calm: false, text: 'No whole index serves: shoppers search in the database.' };
  const apart = Math.abs(report.published - report.documents);
  if (apart > Math.max(5, report.published * 0.01))
    return {
      calm: false,
      text: `${report.documents} documents for ${report.published} products: compare and repair.`,
    };
  return { calm: true, text: 'The index shows what the shop sells.' };
}

export function requestState({ startedAt, finishedAt, outcome }: IndexRequest): string {
  if (finishedAt !== null) return outcome ?? 'Done';
  return startedAt === null ? 'Waiting for an indexer' : 'At work';
}

export const actionText = (action: IndexRequest['action']): string =>
  action === 'verify' ? 'Compare and repair' : 'Rebuild';
