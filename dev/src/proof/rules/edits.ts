import type { EditFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';

/**
 * M2, M3 of orders that were changed: from receipt to receipt by the difference that was agreed to, the last of
 * them what the order costs now; and the books say the same.
 */
export function edits({ edits: all, ledger }: Snapshot): Violation[] {
  return all.flatMap((edit) => [...leads(edit), ...booked(edit, ledger)]);
}

const subjectOf = ({ id }: EditFacts): string => `edit ${id}`;

function leads(edit: EditFacts): Violation[] {
  const { beforeMinor, differenceMinor, afterMinor } = edit;
  return beforeMinor + differenceMinor === afterMinor
    ? []
    : [
        broken(
          'M2',
          subjectOf(edit),
          `led from ${beforeMinor} by ${differenceMinor} to ${afterMinor}`,
        ),
      ];
}

function booked(edit: EditFacts, ledger: Snapshot['ledger']): Violation[] {
  if (ledger === null) return [];
  const minor = ledger
    .filter(({ id, account }) => id === `edit/${edit.id}` && account === 'customer')
    .reduce((all, { amountMinor }) => all + amountMinor, 0);
  return minor === edit.differenceMinor
    ? []
    : [broken('M3', subjectOf(edit), `differs by ${edit.differenceMinor}, booked as ${minor}`)];
}
