import type {
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
