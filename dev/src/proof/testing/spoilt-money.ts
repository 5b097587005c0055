import { anEffect, changed, without, type Corruption } from './corruption.ts';

/** Broken promises about money, totals and requests. */
export const SPOILT_MONEY: readonly Corruption[] = [
  // money at the provider
  [
    'a second charge for one order',
    ['M1'],
    (c) => ({ journal: [...c.journal, anEffect('authorised', 'sold', 'pi_second', 2_690)] }),
  ],
  [
    'a charge without an order',
    ['M1'],
    (c) => ({ journal: [...c.journal, anEffect('captured', 'nobody', 'pi_nobody')] }),
  ],
  [
    'a charge that a cancelled order did not let go',
    ['M1'],
    (c) => ({ journal: c.journal.filter(({ seq }) => seq !== 5) }),
  ],
  [
    'another amount at the provider than in our books',
    ['M1'],
    (c) => ({ payments: changed(c.payments, { orderId: 'sold' }, { amountMinor: 2_700 }) }),
  ],
  [
    'another currency at the provider',
    ['M1'],
    (c) => ({ payments: changed(c.payments, { orderId: 'sold' }, { currency: 'EUR' }) }),
  ],
  [
    'an authorisation in our books alone',
    ['M1'],
    (c) => ({ journal: c.journal.filter(({ seq }) => seq !== 3) }),
  ],
  [
    'a confirmed order whose charge was let go',
    ['M1'],
    (c) => ({ journal: [...c.journal, anEffect('voided', 'sold', 'pi_sold_1')] }),
  ],
  [
    'a charge for an order that gift cards had paid',
    ['M1'],
    (c) => ({
      orders: changed(c.orders, { id: 'sold' }, { dueMinor: 0 }),
      payments: changed(c.payments, { orderId: 'sold' }, { amountMinor: 0 }),
    }),
  ],
  [
    'parcels that nothing pays for: the bank has let go of the rest',
    ['M1'],
    (c) => ({
      journal: [...c.journal, anEffect('released', 'split', 'pi_split_1', 1_290)],
      payments: changed(
        c.payments,
        { orderId: 'split' },
        { state: 'captured', amountMinor: 1_000 },
      ),
    }),
  ],
  [
    'parcels that were charged for more than the order costs',
    ['M1', 'M3'],
    (c) => ({
      journal: [...c.journal, anEffect('captured', 'split', 'pi_split_1', 1_300)],
      payments: changed(c.payments, { orderId: 'split' }, { amountMinor: 2_300 }),
    }),
  ],
  // sums
  [
    'more given back than was taken',
    ['M1', 'M2', 'M3'],
    (c) => ({ journal: [...c.journal, anEffect('refunded', 'returned', 'pi_returned_1')] }),
  ],
  [
    'one refund carried out twice',
    ['M2', 'M3'],
    (c) => ({ journal: [...c.journal, ...c.journal.filter(({ seq }) => seq === 9)] }),
  ],
  [
    'a total that is a cent off',
    ['M2'],
    (c) => ({ orders: changed(c.orders, { id: 'open' }, { totalMinor: 2_291 }) }),
  ],
  [
    'a receipt without its last step',
    ['M2'],
    (c) => ({
      orders: c.orders.map((o) =>
        o.id === 'open' ? { ...o, receipt: o.receipt.slice(0, -1) } : o,
      ),
    }),
  ],
  [
    'a share that went to nobody',
    ['M2'],
    (c) => ({
      orders: c.orders.map((o) =>
        o.id === 'open'
          ? {
              ...o,
              receipt: o.receipt.map((s) => ({
                ...s,
                shares: s.shares.map((x) => ({ ...x, minor: x.minor - 1 })),
              })),
            }
          : o,
      ),
    }),
  ],
  [
    'a line sold below zero',
    ['M2'],
    (c) => ({
      orders: c.orders.map((o) =>
        o.id === 'open'
          ? { ...o, lines: o.lines.map((l) => ({ ...l, discountMinor: -1, totalMinor: 1_801 })) }
          : o,
      ),
    }),
  ],
  [
    'a code used oftener than allowed',
    ['M2'],
    (c) => ({ offers: changed(c.offers, {}, { usedCount: 2 }) }),
  ],
  [
    'a use of a code that nobody counted',
    ['M2'],
    (c) => ({ offers: changed(c.offers, {}, { redeemedBy: ['sold', 'retried'] }) }),
  ],
  [
    'a gift card with more on it than was paid in',
    ['M2'],
    (c) => ({ storedValues: changed(c.storedValues, {}, { balanceMinor: 4_001 }) }),
  ],
  [
    'a gift card that paid for a cancelled order',
    ['M2'],
    (c) => ({
      storedValues: c.storedValues.map((value) => ({
        ...value,
        balanceMinor: 2_000,
        entries: value.entries.filter(({ amountMinor }) => amountMinor !== 2_000),
      })),
    }),
  ],
  [
    'a card that paid for what a gift card had paid',
    ['M1'],
    (c) => ({ orders: changed(c.orders, { id: 'sold' }, { dueMinor: 690 }) }),
  ],
  // money back
  [
    'refunds that together promise more than the order cost',
    ['M2'],
    (c) => ({
      refunds: [
        ...c.refunds,
        {
          id: 'greedy',
          orderId: 'returned',
          position: 2,
          state: 'awaiting_approval',
          amountMinor: 1_500,
          partsMinor: 1_500,
          goods: [],
          isCounted: false,
          tenders: [],
        },
      ],
    }),
  ],
  [
    'a changed order that costs something else than was agreed to',
    ['M2'],
    (c) => ({ edits: changed(c.edits, { id: 'elsewhere' }, { beforeMinor: 800 }) }),
  ],
  [
    'a change that never reached the books',
    ['M3'],
    (c) => ({
      edits: changed(c.edits, { id: 'elsewhere' }, { beforeMinor: 800, differenceMinor: 100 }),
    }),
  ],
  [
    'a refund that is not its parts',
    ['M2'],
    (c) => ({ refunds: changed(c.refunds, { id: 'jar' }, { partsMinor: 899 }) }),
  ],
  [
    'a refund that goes nowhere in full',
    ['M2', 'M3'],
    (c) => ({ refunds: changed(c.refunds, { id: 'jar' }, { tenders: [] }) }),
  ],
  [
    'a refund that the provider paid under another name',
    ['M3'],
    (c) => ({ journal: changed(c.journal, { seq: 9 }, { idempotencyKey: 'refund/other/1/1' }) }),
  ],
  [
    'a refund that was never credited',
    ['M3'],
    (c) => ({ ledger: without(c.ledger ?? [], { id: 'refund-credit/jar' }) }),
  ],
  [
    'a refund nobody was told about',
    ['N1'],
    (c) => ({
      notifications: without(c.notifications, { template: 'refund-sent' }),
      mails: without(c.mails, { messageId: '<refund-sent.1.returned>' }),
    }),
  ],
  // ledger
  [
    'a booking with one side only',
    ['M3'],
    (c) => ({ ledger: without(c.ledger ?? [], { kind: 'sale', account: 'goods_revenue' }) }),
  ],
  [
    'a clearing account that was never cleared',
    ['M3'],
    (c) => ({ ledger: without(c.ledger ?? [], { kind: 'refund' }) }),
  ],
  [
    'a capture that was not booked',
    ['M3'],
    (c) => ({
      ledger: (c.ledger ?? []).filter(({ kind }) => !kind.startsWith('capture')),
    }),
  ],
  [
    'a sale that was booked twice',
    ['M3'],
    (c) => ({ ledger: [...(c.ledger ?? []), ...(c.ledger ?? []).slice(0, 2)] }),
  ],
  // requests
  [
    'an order that was promised and is not there',
    ['O1'],
    (c) => ({ requests: changed(c.requests, { orderId: 'open' }, { orderId: 'lost' }) }),
  ],
  [
    'two orders for one bag',
    ['O1'],
    (c) => ({ orders: changed(c.orders, { id: 'open' }, { email: 'sold@example.com' }) }),
  ],
  [
    'two orders promised under one key',
    ['O1'],
    (c) => ({
      requests: [...c.requests, ...changed(c.requests.slice(0, 1), {}, { orderId: 'retried' })],
    }),
  ],
  [
    'a key that was taken with another body',
    ['O1'],
    (c) => ({
      requests: [...c.requests, ...changed(c.requests.slice(0, 1), {}, { body: 'other' })],
    }),
  ],
  [
    'an order for a bag that was refused',
    ['O1'],
    (c) => ({ orders: changed(c.orders, { id: 'open' }, { email: 'refused@example.com' }) }),
  ],
];
