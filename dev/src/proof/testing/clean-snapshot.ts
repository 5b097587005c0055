import type {
  LineFacts,
  OrderFacts,
  PartnerCall,
  PartnerEffect,
  PaymentFacts,
  Snapshot,
} from '../snapshot.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const PLACED = NOW - 60_000;
const SHELF = { variantId: 'magnesium', locationId: 'portland' };
const TEA = { variantId: 'tea', locationId: 'portland' };

const effect = (kind: string, order: string, attempt: number, minor: number): PartnerEffect => ({
  kind,
  ref: `pi_${order}_${attempt}`,
  orderId: order,
  amountMinor: minor,
  currency: 'usd',
});

const call = (
  seq: number,
  operation: string,
  key: string,
  effects: PartnerEffect[],
): PartnerCall => ({
  seq,
  operation,
  idempotencyKey: key,
  fault: null,
  effects,
});

function line(order: string, variantId: string, quantity: number, unitMinor: number): LineFacts {
  const discountMinor = 100;
  return {
    id: `${order}-${variantId}`,
    variantId,
    quantity,
    unitMinor,
    discountMinor,
    taxMinor: 90,
    totalMinor: quantity * unitMinor - discountMinor,
  };
}

/** Costs 2 x 900 - 100 + 500 + 90 = 2290, or as much more as the lines say. */
function order(id: string, state: string, path: readonly string[], lines: LineFacts[]): OrderFacts {
  const itemsMinor = lines.reduce((all, each) => all + each.quantity * each.unitMinor, 0);
  const discountMinor = lines.reduce((all, each) => all + each.discountMinor, 0);
  const [shippingMinor, taxMinor] = [500, 90];
  const share = (minor: (each: LineFacts) => number) =>
    lines.map((each) => ({ lineId: each.id, minor: minor(each) }));
  return {
    id,
    state,
    email: `${id}@example.com`,
    currency: 'USD',
    itemsMinor,
    discountMinor,
    shippingMinor,
    taxMinor,
    totalMinor: itemsMinor - discountMinor + shippingMinor + taxMinor,
    dueMinor: itemsMinor - discountMinor + shippingMinor + taxMinor,
    holdExpiresAt: NOW + 20 * 60_000,
    placedAt: PLACED,
    lines,
    receipt: [
      {
        kind: 'items',
        amountMinor: itemsMinor,
        shares: share((each) => each.quantity * each.unitMinor),
      },
      {
        kind: 'coupon',
        amountMinor: -discountMinor,
        shares: share((each) => -each.discountMinor),
      },
      { kind: 'shipping', amountMinor: shippingMinor, shares: [] },
      { kind: 'tax', amountMinor: taxMinor, shares: [{ lineId: 'shipping', minor: taxMinor }] },
    ],
    history: path.map((to, index) => ({ seq: index + 1, from: path[index - 1] ?? null, to })),
  };
}

function payment(orderId: string, attempt: number, state: string, minor: number): PaymentFacts {
  return {
    orderId,
    attempt,
    state,
    providerRef: `pi_${orderId}_${attempt}`,
    amountMinor: minor,
    currency: 'USD',
    idempotencyKey: `payment/${orderId}/${attempt}`,
  };
}

/** `amountMinor` leaves one account for another. */
function moved(kind: string, orderId: string, to: string, from: string, amountMinor: number) {
  const entry = { id: `${kind}/${orderId}`, orderId, currency: 'USD', kind };
  return [
    { ...entry, account: to, amountMinor },
    { ...entry, account: from, amountMinor: -amountMinor },
  ];
}

const sale = (orderId: string, amountMinor: number) =>
  moved('sale', orderId, 'customer', 'goods_revenue', amountMinor);

const message = (seq: number, aggregateId: string, topic: string) => ({
  id: `message-${seq}`,
  seq,
  topic,
  aggregateId,
  mark: `mark-${seq}`,
  publishedAt: PLACED + seq,
});

const mail = (orderId: string, template: string) => ({
  orderId,
  template,
  occasion: 1,
  messageId: `<${template}.1.${orderId}>`,
  state: 'sent',
});

const run = (orderId: string, status: string) => ({
  workflowId: `checkout/${orderId}`,
  runId: `run-${orderId}`,
  status,
  stuckBecause: null,
  replayFailure: null,
});

const request = (bag: string, orderId: string | null, status: number | null) => ({
  bag,
  key: `key-${bag}`,
  body: `quote-${bag}`,
  status,
  code: null,
  orderId,
  email: `${bag}@example.com`,
});

const hold = (orderId: string, quantity: number) => ({ orderId, ...SHELF, kind: 'hold', quantity });

const STATES: Readonly<Record<string, string>> = { gone: 'cancelled', open: 'payment_declined' };
const reservation = (orderId: string, place: typeof SHELF, quantity: number, state: string) => ({
  orderId,
  orderState: STATES[orderId] ?? 'confirmed',
  ...place,
  quantity,
  state,
});

/**
 * A shop in order: `sold` is confirmed, `retried` was declined and then paid with another card, `gone` was
 * cancelled and its money let go, `open` waits for another card, `returned` was taken and given back in part,
 * `split` goes in two parcels of which one has left and was paid.
 */
export function cleanSnapshot(): Snapshot {
  const of = (id: string, quantity = 2): LineFacts[] => [line(id, 'magnesium', quantity, 900)];
  const orders = [
    order(
      'sold',
      'confirmed',
      ['placed', 'confirmed'],
      [...of('sold'), { ...line('sold', 'tea', 1, 400), discountMinor: 0, totalMinor: 400 }],
    ),
    order(
      'retried',
      'confirmed',
      ['placed', 'payment_declined', 'placed', 'confirmed'],
      of('retried'),
    ),
    order('gone', 'cancelled', ['placed', 'action_required', 'cancelled'], of('gone')),
    order('open', 'payment_declined', ['placed', 'payment_declined'], of('open')),
    order('returned', 'confirmed', ['placed', 'confirmed'], of('returned')),
    order(
      'split',
      'partially_shipped',
      ['placed', 'confirmed', 'packing', 'partially_shipped'],
      of('split'),
    ),
  ];
  const auth = (seq: number, id: string, attempt: number, minor: number): PartnerCall =>
    call(seq, 'payment_intents.create', `payment/${id}/${attempt}`, [
      effect('authorised', id, attempt, minor),
    ]);
  return {
    takenAt: NOW,
    journal: [
      auth(1, 'sold', 1, 2_690),
      call(2, 'payment_intents.create', 'payment/retried/1', [
        effect('declined', 'retried', 1, 2_290),
      ]),
      auth(3, 'retried', 2, 2_290),
      auth(4, 'gone', 1, 2_290),
      call(5, 'payment_intents.cancel', 'payment/gone/1/void', [
        effect('voided', 'gone', 1, 2_290),
      ]),
      call(6, 'payment_intents.create', 'payment/open/1', [effect('declined', 'open', 1, 2_290)]),
      auth(7, 'returned', 1, 2_290),
      call(8, 'payment_intents.capture', 'capture/returned', [
        effect('captured', 'returned', 1, 2_290),
      ]),
      call(9, 'refunds.create', 'refund/jar/1/1', [effect('refunded', 'returned', 1, 900)]),
      auth(10, 'split', 1, 2_290),
      call(11, 'payment_intents.capture', 'capture/split-1/1', [
        effect('captured', 'split', 1, 1_000),
      ]),
    ],
    orders,
    payments: [
      payment('sold', 1, 'authorised', 2_690),
      payment('retried', 1, 'declined', 2_290),
      payment('retried', 2, 'authorised', 2_290),
      payment('gone', 1, 'voided', 2_290),
      payment('open', 1, 'declined', 2_290),
      payment('returned', 1, 'captured', 2_290),
      payment('split', 1, 'authorised', 2_290),
    ],
    returnLines: [
      {
        returnId: 'back',
        orderId: 'returned',
        lineId: 'back-line',
        state: 'refunded',
        reason: null,
        quantity: 1,
        delivered: 2,
        taken: 1,
        goodUnits: 0,
        refundState: 'settled',
      },
    ],
    arrivals: [],
    madeGood: [
      {
        shipmentId: 'astray',
        state: 'lost',
        how: 'resend',
        refunds: 0,
        replacementMinor: 0,
      },
      {
        shipmentId: 'back',
        state: 'returned_to_sender',
        how: 'refund',
        refunds: 1,
        replacementMinor: null,
      },
    ],
    edits: [
      {
        id: 'elsewhere',
        orderId: 'returned',
        beforeMinor: 900,
        differenceMinor: 0,
        afterMinor: 900,
      },
    ],
    refunds: [
      {
        id: 'jar',
        orderId: 'returned',
        position: 1,
        state: 'settled',
        amountMinor: 900,
        partsMinor: 900,
        goods: [{ lineId: 'returned-magnesium', quantity: 1, minor: 850 }],
        isCounted: true,
        tenders: [{ kind: 'card', minor: 900, state: 'settled' }],
      },
    ],
    ledger: [
      ...sale('sold', 2_690),
      ...sale('retried', 2_290),
      ...sale('returned', 2_290),
      ...moved('capture_request', 'returned', 'capture_clearing', 'customer', 2_290),
      ...moved('capture', 'returned', 'provider_balance', 'capture_clearing', 2_290),
      ...moved('credit', 'returned', 'sales_returns', 'customer', 900).map((entry) => ({
        ...entry,
        id: 'refund-credit/jar',
      })),
      ...sale('split', 2_290),
      ...moved('capture_request', 'split', 'capture_clearing', 'customer', 1_000),
      ...moved('capture', 'split', 'provider_balance', 'capture_clearing', 1_000),
      ...moved('refund_request', 'returned', 'customer', 'refund_clearing', 900),
      ...moved('refund', 'returned', 'refund_clearing', 'provider_balance', 900),
    ],
    levels: [
      { ...SHELF, onHand: 19, reserved: 9 },
      { ...TEA, onHand: 5, reserved: 1 },
    ],
    levelsBefore: [
      { ...SHELF, onHand: 20, reserved: 0 },
      { ...TEA, onHand: 5, reserved: 0 },
    ],
    reservations: [
      reservation('sold', SHELF, 2, 'allocated'),
      reservation('sold', TEA, 1, 'allocated'),
      reservation('retried', SHELF, 2, 'allocated'),
      reservation('gone', SHELF, 2, 'released'),
      reservation('open', SHELF, 2, 'held'),
      reservation('returned', SHELF, 2, 'allocated'),
      reservation('split', SHELF, 1, 'allocated'),
    ],
    movements: [
      hold('sold', 2),
      { orderId: 'sold', ...TEA, kind: 'hold', quantity: 1 },
      { orderId: 'sold', ...SHELF, kind: 'allocation', quantity: 2 },
      hold('retried', 2),
      hold('gone', 2),
      { orderId: 'gone', ...SHELF, kind: 'release', quantity: 2 },
      hold('open', 2),
      hold('returned', 2),
      hold('split', 2),
      { orderId: 'split', ...SHELF, kind: 'sale', quantity: 1 },
    ],
    offers: [{ id: 'welcome', usedCount: 1, usageLimit: 1, redeemedBy: ['sold'] }],
    storedValues: [
      {
        id: 'gift-card',
        balanceMinor: 4_000,
        entries: [
          { orderId: null, amountMinor: 5_000 },
          { orderId: 'gone', amountMinor: -2_000 },
          { orderId: 'gone', amountMinor: 2_000 },
          { orderId: 'earlier', amountMinor: -1_000 },
        ],
      },
    ],
    outbox: [
      message(1, 'sold', 'jobs'),
      message(2, 'sold', 'events'),
      message(3, 'gone', 'jobs'),
      message(4, 'sold', 'events'),
    ],
    heard: ['mark-1', 'mark-2', 'mark-3', 'mark-3', 'mark-4'],
    mails: [
      { messageId: '<order-confirmed.1.sold>', to: 'sold@example.com' },
      { messageId: '<order-confirmed.1.retried>', to: 'retried@example.com' },
      { messageId: '<order-cancelled.1.gone>', to: 'gone@example.com' },
      { messageId: '<order-confirmed.1.returned>', to: 'returned@example.com' },
      { messageId: '<refund-sent.1.returned>', to: 'returned@example.com' },
      { messageId: '<order-confirmed.1.split>', to: 'split@example.com' },
    ],
    notifications: [
      mail('sold', 'order-confirmed'),
      mail('retried', 'order-confirmed'),
      mail('gone', 'order-cancelled'),
      mail('returned', 'order-confirmed'),
      mail('returned', 'refund-sent'),
      mail('split', 'order-confirmed'),
    ],
    mailAnswersLost: false,
    stats: {
      countedOrders: ['sold', 'retried', 'returned', 'split'],
      products: [
        { variantId: 'magnesium', units: 7, revenueMinor: 5_950 },
        { variantId: 'tea', units: 1, revenueMinor: 400 },
      ],
    },
    runs: [
      run('sold', 'COMPLETED'),
      run('retried', 'COMPLETED'),
      run('gone', 'COMPLETED'),
      run('open', 'RUNNING'),
      run('returned', 'COMPLETED'),
      run('split', 'COMPLETED'),
    ],
    deadLetters: ['{"broken'],
    poison: ['{"broken'],
    waiting: { 'checkout-jobs': 0 },
    requests: [
      request('sold', 'sold', 201),
      request('retried', null, null),
      request('retried', 'retried', 201),
      request('gone', 'gone', 201),
      request('open', 'open', 201),
      request('returned', 'returned', 201),
      request('split', 'split', 201),
      { ...request('sold', null, 422), body: 'another', code: 'IDEMPOTENCY_KEY_REUSED' },
      { ...request('refused', null, 409), code: 'OUT_OF_STOCK' },
    ],
    scarce: [{ variantId: 'tea', units: 1, buyers: 2 }],
  };
}
