import type { ClientRequest, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { groupsBy } from './tally.ts';

const REFUSED_OTHER_BODY = new Set([409, 422]);

/**
 * O1: an order that was promised is there; a bag becomes one order at most, whatever got lost; one key has
 * one answer, and another body under it is refused.
 */
export function requests({ requests: sent, orders }: Snapshot): Violation[] {
  const known = new Set(orders.map(({ id }) => id));
  const missing = sent
    .filter(({ status, orderId }) => isYes(status) && (orderId === null || !known.has(orderId)))
    .map(({ key, orderId }) => broken('O1', `request ${key}`, `was promised order ${orderId}`));
  return [
    ...missing,
    ...groups(sent, ({ bag }) => bag).flatMap((ofBag) => oneOrderPerBag(ofBag, orders)),
    ...groups(sent, ({ bag, key }) => `${bag} ${key}`).flatMap(oneAnswerPerKey),
  ];
}

const isYes = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

const groups = <Item>(items: readonly Item[], keyOf: (item: Item) => string) => [
  ...groupsBy(items, keyOf).values(),
];

function oneOrderPerBag(ofBag: readonly ClientRequest[], orders: Snapshot['orders']): Violation[] {
  const [first] = ofBag;
  if (first === undefined) return [];
  const subject = `bag ${first.bag}`;
  const promised = new Set(ofBag.flatMap(({ orderId }) => orderId ?? []));
  const placed = orders.filter(({ email }) => email === first.email);
  if (promised.size > 1) return [broken('O1', subject, `was promised ${promised.size} orders`)];
  if (placed.length > 1) return [broken('O1', subject, `became ${placed.length} orders`)];
  const refusedOnly = ofBag.every(({ status }) => status !== null && status >= 400 && status < 500);
  return refusedOnly && placed.length > 0
    ? [broken('O1', subject, 'was refused and became an order all the same')]
    : [];
}

function oneAnswerPerKey(underOneKey: readonly ClientRequest[]): Violation[] {
  const accepted = underOneKey.filter(({ status }) => isYes(status));
  const [first] = accepted;
  if (first === undefined) return [];
  return accepted
    .filter(({ body, orderId }) => body !== first.body || orderId !== first.orderId)
    .map(({ key, body }) =>
      broken(
        'O1',
        `key ${key}`,
        body === first.body ? 'has two answers' : 'was taken with two bodies',
      ),
    )
    .concat(
      underOneKey
        .filter(
          ({ body, status, code }) =>
            body !== first.body &&
            status !== null &&
            status < 500 &&
            !(REFUSED_OTHER_BODY.has(status) || isYes(status) || code === 'RATE_LIMITED'),
        )
        .map(({ key, status }) =>
          broken('O1', `key ${key}`, `with another body was answered ${status}`),
        ),
    );
}
