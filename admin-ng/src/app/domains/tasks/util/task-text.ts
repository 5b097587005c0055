import type { AdminTask } from '@green-apple/contracts-http';

/** `run_overdue` as "Run overdue". */
export function taskTitle(kind: string): string {
  const words = kind.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const FACT_LABELS: Readonly<Record<string, string>> = {
  workflowId: 'Run',
  waitingOn: 'Waits for',
  providerRef: 'Payment at the provider',
  namedOrder: 'Order it names',
  disputeRef: 'Dispute at the provider',
  amountMinor: 'Amount',
};

/** What is known about a task, label and value, in the order it was written. */
export function factsOf({ facts }: AdminTask): readonly (readonly [string, string])[] {
  return Object.entries(facts).map(([name, value]) => [
    FACT_LABELS[name] ?? taskTitle(name.replaceAll(/([A-Z])/g, '_$1').toLowerCase()),
    name.endsWith('Minor') && typeof value === 'number'
      ? `$${(value / 100).toFixed(2)}`
      : plain(String(value)),
  ]);
}

/** Codes are words with underscores; ids keep theirs. */
const plain = (value: string): string =>
  /^[a-z_]+$/.test(value) ? value.replaceAll('_', ' ') : value;

/** Past its time: shown first and said so. */
export const isLate = ({ dueAt, state }: AdminTask, now: number): boolean =>
  state !== 'done' && Date.parse(dueAt) < now;
