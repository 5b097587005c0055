import { edits } from './rules/edits.ts';
import { figures } from './rules/figures.ts';
import { ledger } from './rules/ledger.ts';
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
import type { Violation } from './violation.ts';

const RULES: readonly ((snapshot: Snapshot) => Violation[])[] = [
  moneyAtProvider,
  sums,
  ledger,
  refunds,
  edits,
  returns,
  requests,
  states,
  stock,
  scarcity,
  committedIsSent,
  onlyPoisonDies,
  mails,
  figures,
  runs,
];

/** Every broken promise in a snapshot; none when all is well. Looks at nothing but its argument. */
export function judge(snapshot: Snapshot): Violation[] {
  return RULES.flatMap((rule) => rule(snapshot));
}

/** One line per violation, for people. */
export const describeViolation = ({ invariant, subject, what }: Violation): string =>
  `${invariant} ${subject}: ${what}`;
