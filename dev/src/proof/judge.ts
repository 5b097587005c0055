import { edits } from './rules/edits.ts';
import { figures } from './rules/figures.ts';
import { ledger } from './rules/ledger.ts';
import { lostParcels } from './rules/lost-parcels.ts';
import { mails } from './rules/mails.ts';
import { committedIsSent, onlyPoisonDies } from './rules/messages.ts';
import { moneyAtProvider } from './rules/money-at-provider.ts';
import { refunds } from './rules/refunds.ts';
import { requests } from './rules/requests.ts';
import { returns } from './rules/returns.ts';
import { runs } from './rules/runs.ts';
import { scarcity } from './rules/scarcity.ts';
import { states } from './rules/states.ts';
import { stock } from './rules/stock.ts';
import { sums } from './rules/sums.ts';
import type { Snapshot } from './snapshot.ts';
import type { Invariant, Violation } from './violation.ts';

/** A rule, and the promises that it may find broken: each of them by a planted corruption, in its specification. */
export interface Rule {
  readonly keeps: readonly Invariant[];
  readonly judge: (snapshot: Snapshot) => Violation[];
}

export const RULES: Readonly<Record<string, Rule>> = {
  'money at the provider': { keeps: ['M1'], judge: moneyAtProvider },
  sums: { keeps: ['M2'], judge: sums },
  ledger: { keeps: ['M3'], judge: ledger },
  refunds: { keeps: ['M2', 'M3', 'N1'], judge: refunds },
  edits: { keeps: ['M2', 'M3'], judge: edits },
  returns: { keeps: ['S1', 'M2'], judge: returns },
  'lost parcels': { keeps: ['M2'], judge: lostParcels },
  requests: { keeps: ['O1'], judge: requests },
  states: { keeps: ['O2'], judge: states },
  stock: { keeps: ['S1'], judge: stock },
  scarcity: { keeps: ['S2'], judge: scarcity },
  messages: { keeps: ['E1'], judge: committedIsSent },
  'dead letters': { keeps: ['E2'], judge: onlyPoisonDies },
  mails: { keeps: ['N1'], judge: mails },
  figures: { keeps: ['T1'], judge: figures },
  runs: { keeps: ['W1'], judge: runs },
};

/** Every broken promise in a snapshot; none when all is well. Looks at nothing but its argument. */
export function judge(snapshot: Snapshot): Violation[] {
  return Object.values(RULES).flatMap((rule) => rule.judge(snapshot));
}

/** One line per violation, for people. */
export const describeViolation = ({ invariant, subject, what }: Violation): string =>
  `${invariant} ${subject}: ${what}`;
