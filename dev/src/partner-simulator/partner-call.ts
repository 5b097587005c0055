import { createHash } from 'node:crypto';
import type { Effect, Journal } from './journal.ts';
import { redacted } from './journal.ts';
import type { Fault, FaultPlan } from './faults.ts';
import type { ObjectStore } from './object-store.ts';

/** A request to a partner, after its body was read. */
export interface PartnerRequest {
  readonly operation: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Parts of the path, e.g. the id. */
  readonly args: Readonly<Record<string, string>>;
  readonly idempotencyKey: string | null;
  readonly orderId: string | undefined;
}

export interface PartnerAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly effects?: readonly Effect[];
}

export type PartnerHandler = (request: PartnerRequest, fault: Fault | null) => PartnerAnswer;

/** What goes over the wire: an answer now or later, or none at all. */
export interface Delivery {
  readonly answer: PartnerAnswer | null;
  readonly replayed: boolean;
  readonly delayMs: number;
  /** Replaces the body: something no client can read. */
  readonly garbage: boolean;
}

interface SavedAnswer {
  readonly path: string;
  readonly hash: string;
  readonly status: number;
  readonly body: unknown;
  readonly at: number;
}

export interface PartnerHouse {
  readonly store: ObjectStore;
  readonly journal: Journal;
  readonly faults: FaultPlan;
}

const KEYS = 'idempotency_key';
const KEY_LIFE_MS = 24 * 60 * 60 * 1000;

/** What a partner says when a key comes again with something else. */
export type KeyConflict = (kind: 'other-content' | 'other-path') => PartnerAnswer;

/**
 * One call: the stored answer of its key if there is one, else the fault that was asked for, else the
 * work itself; always one line in the journal, written before the answer leaves.
 */
export function serve(
  house: PartnerHouse,
  partner: 'stripe' | 'easypost',
  request: PartnerRequest,
  handler: PartnerHandler,
  conflict: KeyConflict,
): Delivery {
  const known = replay(house.store, request, conflict);
  const fault = house.faults.take(request.operation, request.orderId);
  const skip = fault !== null && ['timeout', 'server-error', 'rate-limited'].includes(fault.kind);
  const answer = known ?? (skip ? null : handler(request, fault));
  if (known === null && answer !== null) save(house.store, request, answer);
  const delivery = deliver(answer, known !== null, fault);
  house.journal.record({
    partner,
    operation: request.operation,
    idempotencyKey: request.idempotencyKey,
    replayed: known !== null,
    fault: fault?.kind ?? null,
    status: delivery.answer?.status ?? null,
    request: redacted({ ...request.args, ...request.params }),
    effects: known === null ? (answer?.effects ?? []) : [],
  });
  return delivery;
}

function deliver(answer: PartnerAnswer | null, replayed: boolean, fault: Fault | null): Delivery {
  const plain = { answer, replayed, delayMs: 0, garbage: false };
  switch (fault?.kind) {
    case 'timeout':
    case 'execute-then-timeout':
      return { ...plain, answer: null };
    case 'server-error':
      return { ...plain, answer: { status: 500, body: serverError('An unknown error occurred') } };
    case 'rate-limited':
      return { ...plain, answer: { status: 429, body: serverError('Too many requests') } };
    case 'slow':
      return { ...plain, delayMs: fault.delayMs };
    case 'garbage':
      return { ...plain, garbage: true };
    default:
      return plain;
  }
}

const serverError = (message: string) => ({
  error: { type: 'api_error', code: 'rate_limit', message },
});

function replay(
  store: ObjectStore,
  { idempotencyKey, path, params }: PartnerRequest,
  conflict: KeyConflict,
): PartnerAnswer | null {
  if (idempotencyKey === null) return null;
  const saved = store.get<SavedAnswer>(KEYS, idempotencyKey);
  if (saved === undefined || Date.now() - saved.at > KEY_LIFE_MS) return null;
  if (saved.path !== path) return conflict('other-path');
  if (saved.hash !== hashOf(params)) return conflict('other-content');
  return { status: saved.status, body: saved.body };
}

/** Stripe keeps every answer that came from doing something, refusals of the bank included. */
function save(store: ObjectStore, request: PartnerRequest, answer: PartnerAnswer): void {
  if (request.idempotencyKey === null || [400, 401, 404, 429].includes(answer.status)) return;
  const saved: SavedAnswer = {
    path: request.path,
    hash: hashOf(request.params),
    status: answer.status,
    body: answer.body,
    at: Date.now(),
  };
  store.put(KEYS, request.idempotencyKey, saved);
}

function hashOf(params: unknown): string {
  return createHash('sha256').update(JSON.stringify(params)).digest('base64');
}
