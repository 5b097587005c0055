import { letsUnitsGo } from '@green-apple/domain-order';
import type { ReturnLineFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { groupsBy, sumsBy } from './tally.ts';

/**
 * S1, M2 of what comes back: never more than arrived, and the book counts the same; good units are back on the
 * shelf once; money goes back for what was settled by money, and for nothing else.
 */
export function returns({ returnLines, arrivals, movements }: Snapshot): Violation[] {
  return [
    ...[...groupsBy(returnLines, ({ lineId }) => lineId)].flatMap(([lineId, lines]) =>
      claimed(lineId, lines),
    ),
    ...restocked([...returnLines, ...arrivals], movements),
    ...[...groupsBy(returnLines, ({ returnId }) => returnId)].flatMap(([returnId, [first]]) =>
      first === undefined ? [] : paid(returnId, first),
    ),
  ];
}

function claimed(lineId: string, lines: readonly ReturnLineFacts[]): Violation[] {
  const units = lines
    .filter(({ state }) => !letsUnitsGo(state))
    .reduce((all, { quantity }) => all + quantity, 0);
  const { delivered = 0, taken = 0 } = lines[0] ?? {};
  const subject = `line ${lineId}`;
  return [
    ...(units > delivered
      ? [broken('S1', subject, `${units} units come back, ${delivered} arrived`)]
      : []),
    ...(units === taken
      ? []
      : [broken('S1', subject, `${units} units come back, the book says ${taken}`)]),
  ];
}

/** Only returns, and parcels that carriers brought back, put units of an order back on a shelf. */
function restocked(
  lines: ReadonlyArray<Pick<ReturnLineFacts, 'orderId' | 'goodUnits'>>,
  movements: Snapshot['movements'],
): Violation[] {
  const good = sumsBy(
    lines,
    ({ orderId }) => orderId,
    ({ goodUnits }) => goodUnits,
  );
  const moved = sumsBy(
    movements.filter(({ kind, orderId }) => kind === 'restock' && orderId !== null),
    ({ orderId }) => orderId ?? '',
    ({ quantity }) => quantity,
  );
  return [...new Set([...good.keys(), ...moved.keys()])]
    .filter((orderId) => (good.get(orderId) ?? 0) !== (moved.get(orderId) ?? 0))
    .map((orderId) =>
      broken(
        'S1',
        `order ${orderId}`,
        `${good.get(orderId) ?? 0} units came back good, ${moved.get(orderId) ?? 0} were put back`,
      ),
    );
}

function paid(returnId: string, { state, reason, refundState }: ReturnLineFacts): Violation[] {
  const subject = `return ${returnId}`;
  if (state === 'refunded' && refundState !== 'settled' && reason !== 'settled_before')
    return [broken('M2', subject, `is refunded, its refund is ${refundState ?? 'not there'}`)];
  const maybePaid = state === 'refunded' || state === 'inspected';
  return !maybePaid && refundState !== null
    ? [broken('M2', subject, `is ${state} and has a refund that is ${refundState}`)]
    : [];
}
