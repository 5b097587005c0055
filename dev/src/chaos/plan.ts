import { CALCULATION_TYPES, type JobMessage } from '@green-apple/contracts-events';
import { seeded, type Random } from '../catalogue/random.ts';
import type { FaultRequest } from '../partner-simulator/faults.ts';
import {
  CRASH_POINTS,
  CRASHING,
  type CrashPoint,
  type CrashProcess,
} from './crash/crash-points.ts';

/** How the last button is pressed. */
export const MANNERS = ['once', 'double-click', 'two-tabs', 'other-body'] as const;
/** What becomes of the payment, and what the shopper or our staff does then. */
export const COURSES = [
  'paid',
  'declined-then-paid',
  'declined-and-left',
  'bank-asks-then-paid',
  'bank-asks-then-refuses',
  'bank-asks-and-left',
  'cancelled-by-staff',
] as const;

/** What becomes of an order that was sold. */
export const AFTERMATHS = [
  'kept',
  'cancelled',
  'sent',
  'delivered',
  'refunded-before',
  'refunded',
  'cancelled-while-packed',
  'returned',
] as const;
export type Aftermath = (typeof AFTERMATHS)[number];

/** Codes that anybody may use, and one that a single order may. */
export const COUPONS = ['WELCOME10', 'SHIPFREE', 'LASTONE'] as const;

export interface Purchase {
  readonly bag: string;
  readonly atMs: number;
  /** Places on the shelf, counted from the first thing that is in stock. */
  readonly items: readonly { readonly shelf: number; readonly quantity: number }[];
  readonly scarce: boolean;
  readonly manner: (typeof MANNERS)[number];
  readonly course: (typeof COURSES)[number];
  readonly aftermath: Aftermath;
  readonly coupon: (typeof COUPONS)[number] | null;
  /** Which of the town's gift cards, which others hold too; null for none. */
  readonly giftCard: number | null;
  /** How long the shopper, or our staff, thinks before the next step. */
  readonly pauseMs: number;
}

export type Fault = Partial<FaultRequest> & Pick<FaultRequest, 'operation' | 'kind'>;

export type Incident = { readonly atMs: number } & (
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'kill'; readonly process: CrashProcess }
  | { readonly kind: 'crash'; readonly point: CrashPoint }
  | { readonly kind: 'poison'; readonly body: string }
  /** Messages that were sent before come again, shuffled, some of them twice; `picks` say which. */
  | { readonly kind: 'repeat'; readonly picks: readonly number[] }
  /** A run of an order is told to look again, or a figure to be worked out, though nothing has happened. */
  | { readonly kind: 'nudge'; readonly pick: number; readonly type: JobMessage['calculation_type'] }
);

export interface ChaosPlan {
  readonly seed: string;
  readonly trafficMs: number;
  readonly scarceUnits: number;
  /** What is on each gift card, in minor units: a little, or enough for anything. */
  readonly giftCards: readonly number[];
  readonly purchases: readonly Purchase[];
  readonly incidents: readonly Incident[];
}

export interface PlanRequest {
  readonly seed: string;
  readonly trafficMs: number;
  readonly purchases: number;
  readonly crashes: number;
  readonly kills: number;
}

/** Places on the shelf. */
const SHELF = Array.from({ length: 24 }, (_, place) => place);
const SCARCE_UNITS = 3;
const SCARCE_BUYERS = 6;
const TIMEOUT_SHARES = [0.01, 0.05, 0.2] as const;
/** What partners do all the time without saying so, in that share of calls. */
const LOSES_ANSWERS = [
  'payment_intents.*',
  'refunds.create',
  'tax.transactions.*',
  'shipments.buy',
];
/** Jobs that may come at any time: who gets one looks for itself what is to do. */
const NUDGES = CALCULATION_TYPES.filter(
  (type) => type !== 'checkout' && type !== 'bulk' && type !== 'media' && type !== 'question',
);

/** What will be done to the shop, worked out from the seed alone: the same seed, the same plan. */
export function makePlan({ seed, trafficMs, purchases, crashes, kills }: PlanRequest): ChaosPlan {
  const random = seeded(`chaos ${seed}`);
  const at = (): number => random.int(0, trafficMs);
  const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const share = random.pick(TIMEOUT_SHARES);
  const incidents: Incident[] = [
    ...LOSES_ANSWERS.map((operation) => ({
      atMs: 0,
      kind: 'fault' as const,
      fault: {
        operation,
        kind: 'execute-then-timeout' as const,
        probability: share,
        times: 1_000_000,
        seed: `${seed} ${operation}`,
      },
    })),
    ...many(Math.ceil(purchases / 3), () => ({
      atMs: at(),
      kind: 'fault' as const,
      fault: aFault(random),
    })),
    ...many(kills, () => ({ atMs: at(), kind: 'kill' as const, process: random.pick(CRASHING) })),
    // Armed early, so that there is traffic left to come by.
    ...random
      .sample(CRASH_POINTS, crashes)
      .map((point) => ({ atMs: Math.floor(at() * 0.7), kind: 'crash' as const, point })),
    ...many(Math.ceil(purchases / 8), () => ({
      atMs: at(),
      kind: 'poison' as const,
      body: aPoison(random),
    })),
    ...many(Math.ceil(purchases / 4), () => ({
      atMs: at(),
      kind: 'repeat' as const,
      picks: many(random.int(1, 6), () => random.next()).flatMap((pick) =>
        random.chance(0.3) ? [pick, pick] : [pick],
      ),
    })),
    ...many(Math.ceil(purchases / 4), () => ({
      atMs: at(),
      kind: 'nudge' as const,
      pick: random.next(),
      type: random.pick(NUDGES),
    })),
  ];
  const giftCards = many(Math.ceil(purchases / 8), () =>
    random.chance(0.7) ? random.int(500, 6_000) : 100_000,
  );
  return {
    seed,
    trafficMs,
    scarceUnits: SCARCE_UNITS,
    giftCards,
    purchases: [
      ...many(purchases, (index) => {
        const purchase = aPurchase(random, `bag-${index}`, at(), giftCards.length);
        // The first ones see everything that can become of an order, however short the run is.
        const aftermath = AFTERMATHS[index];
        return aftermath === undefined
          ? purchase
          : {
              ...purchase,
              aftermath,
              course: 'paid' as const,
              atMs: Math.floor(purchase.atMs / 3),
            };
      }),
      ...many(SCARCE_BUYERS, (index) => ({
        bag: `scarce-${index}`,
        atMs: Math.floor(trafficMs / 2),
        items: [],
        scarce: true,
        manner: random.pick(['once', 'double-click', 'two-tabs'] as const),
        course: 'paid' as const,
        aftermath: 'kept' as const,
        coupon: null,
        giftCard: null,
        pauseMs: 0,
      })),
    ].sort((a, b) => a.atMs - b.atMs),
    incidents: incidents.sort((a, b) => a.atMs - b.atMs),
  };
}

/** Nothing follows these: they are not sold. */
const UNSOLD: readonly Purchase['course'][] = [
  'declined-and-left',
  'bank-asks-and-left',
  'cancelled-by-staff',
];

function aPurchase(random: Random, bag: string, atMs: number, giftCards: number): Purchase {
  const course = random.chance(0.4) ? 'paid' : random.pick(COURSES);
  return {
    bag,
    atMs,
    items: random
      .sample(SHELF, random.int(1, 3))
      .map((shelf) => ({ shelf, quantity: random.int(1, 3) })),
    scarce: false,
    manner: random.chance(0.5) ? 'once' : random.pick(MANNERS),
    course,
    aftermath: UNSOLD.includes(course) || random.chance(0.5) ? 'kept' : random.pick(AFTERMATHS),
    coupon: random.chance(0.3) ? random.pick(COUPONS) : null,
    giftCard: random.chance(0.3) ? random.int(0, giftCards - 1) : null,
    pauseMs: random.int(0, 2_500),
  };
}

function aFault(random: Random): Fault {
  const payments = { operation: 'payment_intents.*', times: random.int(1, 3) };
  return random.pick<Fault>([
    { ...payments, kind: 'timeout' },
    { ...payments, kind: 'execute-then-timeout' },
    { ...payments, kind: 'garbage' },
    { ...payments, kind: 'server-error' },
    { ...payments, kind: 'rate-limited' },
    // The provider's event overtakes its answer.
    { ...payments, kind: 'slow', delayMs: random.int(800, 1_700) },
    // The answer comes after we have given up.
    { ...payments, kind: 'slow', delayMs: random.int(2_200, 4_000) },
    { operation: 'payment_intents.create', kind: 'decline' },
    { operation: 'tax.*', kind: 'execute-then-timeout', times: 2 },
    { operation: 'payment_intents.capture', kind: 'execute-then-timeout', times: 2 },
    { operation: 'refunds.create', kind: 'execute-then-timeout', times: 2 },
    { operation: 'refunds.create', kind: 'garbage', times: 1 },
    { operation: 'shipments.buy', kind: 'execute-then-timeout', times: 2 },
    { operation: 'shipments.buy', kind: 'server-error', times: 2 },
    { operation: '*', kind: 'webhook-duplicate', copies: random.int(2, 5), times: 4 },
    { operation: '*', kind: 'webhook-late', delayMs: random.int(4_000, 12_000), times: 3 },
  ]);
}

function aPoison(random: Random): string {
  const id = `${random.int(10_000_000, 99_999_999)}-0000-4000-8000-000000000000`;
  return random.pick([
    `{"order_id": "${id}"`,
    JSON.stringify({ order_id: id, calculation_type: 'checkout' }),
    JSON.stringify({ order_id: id, calculation_type: 'horoscope' }),
    JSON.stringify({ order_id: id, calculation_type: 'checkout', discount: 100 }),
    JSON.stringify({ order_id: 'x'.repeat(65), calculation_type: 'payment', n: id }),
    JSON.stringify([id]),
  ]);
}
