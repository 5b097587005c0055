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

export interface Purchase {
  readonly bag: string;
  readonly atMs: number;
  /** Places on the shelf, counted from the first thing that is in stock. */
  readonly items: readonly { readonly shelf: number; readonly quantity: number }[];
  readonly scarce: boolean;
  readonly manner: (typeof MANNERS)[number];
  readonly course: (typeof COURSES)[number];
  /** How long the shopper, or our staff, thinks before the next step. */
  readonly pauseMs: number;
}

export type Fault = Partial<FaultRequest> & Pick<FaultRequest, 'operation' | 'kind'>;

export type Incident = { readonly atMs: number } & (
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'kill'; readonly process: CrashProcess }
  | { readonly kind: 'crash'; readonly point: CrashPoint }
  | { readonly kind: 'poison'; readonly body: string }
  /** Messages that were sent before come again, shuffled; `picks` say which. */
  | { readonly kind: 'repeat'; readonly picks: readonly number[] }
  /** The run of an order is told to look again though nothing has happened. */
  | { readonly kind: 'nudge'; readonly pick: number }
);

export interface ChaosPlan {
  readonly seed: string;
  readonly trafficMs: number;
  readonly scarceUnits: number;
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

/** What will be done to the shop, worked out from the seed alone: the same seed, the same plan. */
export function makePlan({ seed, trafficMs, purchases, crashes, kills }: PlanRequest): ChaosPlan {
  const random = seeded(`chaos ${seed}`);
  const at = (): number => random.int(0, trafficMs);
  const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const incidents: Incident[] = [
    {
      atMs: 0,
      kind: 'fault',
      fault: {
        operation: 'payment_intents.*',
        kind: 'execute-then-timeout',
        probability: random.pick(TIMEOUT_SHARES),
        times: 1_000_000,
      },
    },
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
      picks: many(random.int(1, 6), () => random.next()),
    })),
    ...many(Math.ceil(purchases / 4), () => ({
      atMs: at(),
      kind: 'nudge' as const,
      pick: random.next(),
    })),
  ];
  return {
    seed,
    trafficMs,
    scarceUnits: SCARCE_UNITS,
    purchases: [
      ...many(purchases, (index) => aPurchase(random, `bag-${index}`, at())),
      ...many(SCARCE_BUYERS, (index) => ({
        bag: `scarce-${index}`,
        atMs: Math.floor(trafficMs / 2),
        items: [],
        scarce: true,
        manner: random.pick(['once', 'double-click', 'two-tabs'] as const),
        course: 'paid' as const,
        pauseMs: 0,
      })),
    ].sort((a, b) => a.atMs - b.atMs),
    incidents: incidents.sort((a, b) => a.atMs - b.atMs),
  };
}

function aPurchase(random: Random, bag: string, atMs: number): Purchase {
  return {
    bag,
    atMs,
    items: random
      .sample(SHELF, random.int(1, 3))
      .map((shelf) => ({ shelf, quantity: random.int(1, 3) })),
    scarce: false,
    manner: random.chance(0.5) ? 'once' : random.pick(MANNERS),
    course: random.chance(0.4) ? 'paid' : random.pick(COURSES),
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
