import type {
  InstructedShipments,
  InstructShipments,
  PickShipment,
  WorkItem,
  WorkState,
} from '@green-apple/contracts-http';
import { nextInstruction } from '@green-apple/domain-order';

export type Deed = InstructShipments['instruction'];

/** How many words the table has for one shipment before it says "and 3 more". */
const SHOWN_LINES = 2;

/** Those among the chosen ones for which this is the next thing to do. */
export const readyFor = <Item extends Pick<PickShipment, 'kind' | 'state'>>(
  deed: Deed,
  chosen: readonly Item[],
): Item[] => chosen.filter(({ kind, state }) => nextInstruction(kind, state) === deed);

/** That some of them were not asked, as they stand elsewhere by now; empty when all were. */
export function lateText(results: InstructedShipments['results']): string {
  const late = results.filter(({ code }) => code !== 'ASKED').length;
  if (late === 0) return '';
  return results.length === 1
    ? 'This shipment has moved on meanwhile. Here is where it stands now.'
    : `${late} of ${results.length} have moved on meanwhile. Here is where they stand now.`;
}

/** What is in it, in a line. */
export function contentText({ lines }: Pick<WorkItem, 'lines'>): string {
  const shown = lines
    .slice(0, SHOWN_LINES)
    .map(({ quantity, title }) => `${quantity} × ${title}`)
    .join(', ');
  const more = lines.length - SHOWN_LINES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

export const WORK_STATE_LABELS: ReadonlyArray<readonly [WorkState, string]> = [
  ['planned', 'To be packed'],
  ['picking', 'Being packed'],
  ['packed', 'Packed, not gone yet'],
];
