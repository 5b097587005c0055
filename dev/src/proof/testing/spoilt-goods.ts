import { changed, without, type Corruption } from './corruption.ts';

/** Broken promises about orders, stock, messages, mails, figures and runs. */
export const SPOILT_GOODS: readonly Corruption[] = [
  // states
  [
    'a step outside of the table of states',
    ['O2'],
    (c) => ({
      orders: c.orders.map((o) =>
        o.id === 'gone'
          ? {
              ...o,
              history: [
                ...o.history,
                { seq: 4, from: 'cancelled', to: 'placed' },
                { seq: 5, from: 'placed', to: 'cancelled' },
              ],
            }
          : o,
      ),
    }),
  ],
  [
    'a state that no history leads to',
    ['O2', 'W1'],
    (c) => ({ orders: changed(c.orders, { id: 'sold' }, { state: 'placed' }) }),
  ],
  [
    'an order that waits for ever',
    ['O2'],
    (c) => ({
      orders: changed(c.orders, { id: 'open' }, { holdExpiresAt: c.takenAt - 3_600_000 }),
    }),
  ],
  // lost parcels
  [
    'a lost parcel that is sent again and refunded as well',
    ['M2'],
    (c) => ({ madeGood: changed(c.madeGood, { shipmentId: 'astray' }, { refunds: 1 }) }),
  ],
  [
    'a lost parcel that is charged a second time when it is sent again',
    ['M2'],
    (c) => ({ madeGood: changed(c.madeGood, { shipmentId: 'astray' }, { replacementMinor: 500 }) }),
  ],
  [
    'a parcel that is refunded twice',
    ['M2'],
    (c) => ({ madeGood: changed(c.madeGood, { shipmentId: 'back' }, { refunds: 2 }) }),
  ],
  [
    'a parcel that was made good and then counts as delivered',
    ['M2'],
    (c) => ({ madeGood: changed(c.madeGood, { shipmentId: 'astray' }, { state: 'delivered' }) }),
  ],
  // returns
  [
    'more that comes back than arrived',
    ['S1'],
    (c) => ({
      returnLines: changed(c.returnLines, { returnId: 'back' }, { quantity: 3, taken: 3 }),
    }),
  ],
  [
    'a return that the book does not count',
    ['S1'],
    (c) => ({ returnLines: changed(c.returnLines, { returnId: 'back' }, { taken: 0 }) }),
  ],
  [
    'a good unit that never came back to the shelf',
    ['S1'],
    (c) => ({ returnLines: changed(c.returnLines, { returnId: 'back' }, { goodUnits: 1 }) }),
  ],
  [
    'a parcel that was brought back and never put on the shelf',
    ['S1'],
    () => ({ arrivals: [{ orderId: 'returned', goodUnits: 2 }] }),
  ],
  [
    'a return that says it was paid back, and was not',
    ['M2'],
    (c) => ({
      returnLines: changed(c.returnLines, { returnId: 'back' }, { refundState: 'failed' }),
    }),
  ],
  [
    'money for a return that was called off',
    ['M2', 'S1'],
    (c) => ({ returnLines: changed(c.returnLines, { returnId: 'back' }, { state: 'cancelled' }) }),
  ],
  // stock
  [
    'more set aside than there is',
    ['S1'],
    (c) => ({ levels: changed(c.levels, { variantId: 'magnesium' }, { onHand: 7 }) }),
  ],
  [
    'a lost update of a level',
    ['S1'],
    (c) => ({ levels: changed(c.levels, { variantId: 'magnesium' }, { reserved: 6 }) }),
  ],
  [
    'stock that a cancelled order keeps',
    ['S1'],
    (c) => ({ reservations: changed(c.reservations, { orderId: 'gone' }, { state: 'held' }) }),
  ],
  [
    'a hold that outlived its payment',
    ['S1'],
    (c) => ({ reservations: changed(c.reservations, { orderId: 'retried' }, { state: 'held' }) }),
  ],
  [
    'stock held for an order that is not there',
    ['S1'],
    (c) => ({ reservations: changed(c.reservations, { orderId: 'sold' }, { orderState: null }) }),
  ],
  [
    'a movement that nobody wrote down',
    ['S1'],
    (c) => ({ movements: without(c.movements, { kind: 'release' }) }),
  ],
  [
    'units that vanished from the shelf',
    ['S1'],
    (c) => ({ levels: changed(c.levels, { variantId: 'tea' }, { onHand: 4 }) }),
  ],
  [
    'a unit that nobody could buy',
    ['S2'],
    (c) => ({ scarce: changed(c.scarce, {}, { units: 2 }) }),
  ],
  ['a unit sold twice', ['S2'], (c) => ({ scarce: changed(c.scarce, {}, { units: 0 }) })],
  // messages
  [
    'a message that was committed and never sent',
    ['E1'],
    (c) => ({ outbox: changed(c.outbox, { seq: 2 }, { publishedAt: null }) }),
  ],
  [
    'a message marked as sent that nobody heard',
    ['E1'],
    (c) => ({ heard: (c.heard ?? []).filter((mark) => mark !== 'mark-2') }),
  ],
  [
    'a message about something that was rolled back',
    ['E1'],
    (c) => ({ outbox: without(c.outbox, { seq: 3 }) }),
  ],
  [
    'an event that overtook an older one',
    ['E1'],
    (c) => ({ outbox: changed(c.outbox, { seq: 4 }, { publishedAt: 1 }) }),
  ],
  [
    'a good message among the dead letters',
    ['E2'],
    (c) => ({ deadLetters: [...c.deadLetters, '{"order_id":"sold"}'] }),
  ],
  ['a broken message that got lost', ['E2'], () => ({ deadLetters: [] })],
  ['a queue that does not drain', ['E2'], () => ({ waiting: { 'checkout-jobs': 3 } })],
  // mails
  ['a mail that arrived twice', ['N1'], (c) => ({ mails: [...c.mails, ...c.mails.slice(0, 1)] })],
  [
    'a mail that never arrived',
    ['N1'],
    (c) => ({ mails: without(c.mails, { to: 'gone@example.com' }) }),
  ],
  [
    'a mail under another Message-ID',
    ['N1'],
    (c) => ({ mails: [...c.mails, { messageId: '<again>', to: 'sold@example.com' }] }),
  ],
  [
    'an end that the shopper was not told about',
    ['N1'],
    (c) => ({
      notifications: without(c.notifications, { orderId: 'gone' }),
      mails: without(c.mails, { to: 'gone@example.com' }),
    }),
  ],
  [
    'a confirmation for an order that was not confirmed',
    ['N1'],
    (c) => ({
      notifications: [
        ...c.notifications,
        {
          orderId: 'open',
          template: 'order-confirmed',
          occasion: 1,
          messageId: '<x>',
          state: 'sent',
        },
      ],
      mails: [...c.mails, { messageId: '<x>', to: 'open@example.com' }],
    }),
  ],
  // figures and runs
  [
    'an order counted twice',
    ['T1'],
    (c) => ({
      stats: {
        countedOrders: c.stats?.countedOrders ?? [],
        products: changed(c.stats?.products ?? [], { variantId: 'tea' }, { units: 2 }),
      },
    }),
  ],
  [
    'an order that was not counted',
    ['T1'],
    (c) => ({ stats: { countedOrders: ['sold', 'retried'], products: c.stats?.products ?? [] } }),
  ],
  [
    'a cancelled order that was left in the figures',
    ['T1'],
    (c) => ({
      stats: {
        countedOrders: [...(c.stats?.countedOrders ?? []), 'gone'],
        products: changed(
          c.stats?.products ?? [],
          { variantId: 'magnesium' },
          { units: 9, revenueMinor: 7_650 },
        ),
      },
    }),
  ],
  [
    'a refund that was not taken off the figures',
    ['T1'],
    (c) => ({
      refunds: changed(c.refunds, { id: 'jar' }, { isCounted: false }),
      stats: {
        countedOrders: c.stats?.countedOrders ?? [],
        products: changed(
          c.stats?.products ?? [],
          { variantId: 'magnesium' },
          { units: 8, revenueMinor: 6_800 },
        ),
      },
    }),
  ],
  [
    'a refund that was taken off by another sum',
    ['T1'],
    (c) => ({
      stats: {
        countedOrders: c.stats?.countedOrders ?? [],
        products: changed(
          c.stats?.products ?? [],
          { variantId: 'magnesium' },
          { revenueMinor: 5_900 },
        ),
      },
    }),
  ],
  ['a second run of one order', ['W1'], (c) => ({ runs: [...c.runs, ...c.runs.slice(0, 1)] })],
  ['an order without a run', ['W1'], (c) => ({ runs: c.runs.slice(1) })],
  [
    'a run that ended before its order',
    ['W1'],
    (c) => ({ runs: changed(c.runs, { workflowId: 'checkout/open' }, { status: 'FAILED' }) }),
  ],
  [
    'a run that broke off behind its order',
    ['W1'],
    (c) => ({
      runs: [
        ...c.runs,
        ...changed(c.runs.slice(0, 1), {}, { workflowId: 'refund/jar', status: 'FAILED' }),
      ],
    }),
  ],
  [
    'a run that is stuck',
    ['W1'],
    (c) => ({
      runs: changed(c.runs, { workflowId: 'checkout/open' }, { stuckBecause: 'nondeterminism' }),
    }),
  ],
  [
    'a run that does not replay',
    ['W1'],
    (c) => ({
      runs: changed(c.runs, { workflowId: 'checkout/sold' }, { replayFailure: 'TMPRL1100' }),
    }),
  ],
];
