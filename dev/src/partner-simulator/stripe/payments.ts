import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Fault } from '../faults.ts';
import type { Effect } from '../journal.ts';
import type { PartnerAnswer, PartnerHouse, PartnerRequest } from '../partner-call.ts';
import type { CardScript } from './cards.ts';
import {
  cancelled,
  captured,
  challenged,
  confirmed,
  declineError,
  mayCancel,
  settled,
  type PaymentIntent,
} from './payment-intent.ts';
import type { Customers } from './customers.ts';
import { captureEffects, effectOf, EVENT_OF } from './payment-effects.ts';
import { markUsed, newId, ownPaymentMethod, usablePaymentMethod } from './payment-methods.ts';
import { invalid, missing, type StripeApiError } from './stripe-error.ts';
import type { WebhookSender } from './webhooks.ts';

const KIND = 'payment_intent';
/** How the card of an open challenge will behave once the shopper is done. */
const CHALLENGE = 'challenge';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const CreateParams = z.object({
  amount: z.coerce.number().int().min(50),
  currency: z.enum(['usd', 'eur', 'gbp']),
  payment_method: z.string().optional(),
  capture_method: z.enum(['manual', 'automatic', 'automatic_async']).default('automatic_async'),
  confirm: Flag.default(false),
  description: z.string().max(1000).optional(),
  customer: z.string().optional(),
  off_session: Flag.default(false),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  payment_method_options: z
    .object({
      card: z.object({ request_multicapture: z.enum(['if_available', 'never']) }).partial(),
    })
    .partial()
    .default({}),
  metadata: z.record(z.string(), z.string()).default({}),
});

/** Stripe's payments: creates, confirms, captures, cancels, and remembers. */
export class Payments {
  readonly #house: PartnerHouse;
  readonly #webhooks: WebhookSender;
  readonly #customers: Customers;

  constructor(house: PartnerHouse, webhooks: WebhookSender, customers: Customers) {
    this.#house = house;
    this.#webhooks = webhooks;
    this.#customers = customers;
  }

  create(request: PartnerRequest, fault: Fault | null): PartnerAnswer {
    const parsed = CreateParams.safeParse(request.params);
    if (!parsed.success) {
      const param = String(parsed.error.issues[0]?.path[0] ?? '');
      throw invalid(`Invalid or missing ${param}`, 'parameter_invalid', param);
    }
    const params = parsed.data;
    const id = newId('pi');
    const intent: PaymentIntent = {
      id,
      object: 'payment_intent',
      amount: params.amount,
      amount_capturable: 0,
      amount_received: 0,
      currency: params.currency,
      status:
        params.payment_method === undefined ? 'requires_payment_method' : 'requires_confirmation',
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      capture_method: params.capture_method,
      confirmation_method: 'automatic',
      created: Math.floor(Date.now() / 1000),
      description: params.description ?? null,
      metadata: params.metadata,
      payment_method: params.payment_method ?? null,
      customer: params.customer ?? null,
      setup_future_usage: params.setup_future_usage ?? null,
      multicapture:
        params.payment_method_options.card?.request_multicapture === 'if_available' &&
        this.#takesParts(params.payment_method),
      payment_method_types: ['card'],
      last_payment_error: null,
      next_action: null,
      latest_charge: null,
      canceled_at: null,
      cancellation_reason: null,
      livemode: false,
    };
    if (params.customer !== undefined) this.#customers.find(params.customer);
    if (!params.confirm) return this.#keep(intent, []);
    return this.#confirm(intent, params.payment_method, fault, params.off_session);
  }

  /** Discover's cards are captured once, as far as this house knows. */
  #takesParts(methodId: string | undefined): boolean {
    return (
      methodId !== undefined &&
      this.#house.store.get<{ brand: string }>('payment_method', methodId)?.brand !== 'discover'
    );
  }

  confirm(request: PartnerRequest, fault: Fault | null): PartnerAnswer {
    const intent = this.find(request.args['id'] ?? '');
    if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status))
      throw unexpectedState(intent, 'confirm');
    const given = request.params['payment_method'];
    return this.#confirm(
      intent,
      typeof given === 'string' ? given : (intent.payment_method ?? undefined),
      fault,
    );
  }

  #confirm(
    intent: PaymentIntent,
    methodId: string | undefined,
    fault: Fault | null,
    offSession = false,
  ): PartnerAnswer {
    if (methodId === undefined)
      throw invalid('You cannot confirm without a payment method', undefined, 'payment_method');
    const method = this.#customers.owns(intent.customer, methodId)
      ? ownPaymentMethod(this.#house.store, methodId)
      : usablePaymentMethod(this.#house.store, methodId);
    const asked = scriptOf(fault) ?? method.script;
    // Nobody is there to answer the bank.
    const script = offSession && asked.outcome === 'challenge' ? OFF_SESSION_REFUSAL : asked;
    const next = confirmed({ ...intent, payment_method: methodId }, script);
    const charges = script.outcome === 'ok' || script.outcome === 'processing';
    const charge = charges ? newId('ch') : intent.latest_charge;
    if (next.status !== 'requires_payment_method') markUsed(this.#house.store, method);
    if (next.status === 'requires_action') this.#house.store.put(CHALLENGE, intent.id, script);
    return this.#settle({ ...next, latest_charge: charge });
  }

  /** What the shopper did in the bank's window. */
  finishChallenge(clientSecret: string, passed: boolean): PaymentIntent {
    const intent = this.bySecret(clientSecret);
    const script = this.#house.store.get<CardScript>(CHALLENGE, intent.id);
    if (intent.status !== 'requires_action' || script === undefined)
      throw unexpectedState(intent, 'authenticate');
    this.#house.store.remove(CHALLENGE, intent.id);
    const next = challenged(intent, passed, script);
    const answer = this.#settle({
      ...next,
      latest_charge: next.last_payment_error === null ? newId('ch') : null,
    });
    this.#note(passed ? 'challenge.complete' : 'challenge.fail', intent.id, answer);
    return next;
  }

  /** The bank answers at last, as the control API wants it to. */
  settle(id: string, declineCode: string | null): PaymentIntent {
    const intent = this.find(id);
    if (intent.status !== 'processing') throw unexpectedState(intent, 'settle');
    const script: CardScript =
      declineCode === null
        ? { outcome: 'ok' }
        : { outcome: 'decline', code: 'card_declined', declineCode };
    const next = settled(intent, script);
    const answer = this.#settle(next);
    this.#note('bank.settle', intent.id, answer);
    return next;
  }

  capture(request: PartnerRequest, fault: Fault | null): PartnerAnswer {
    const intent = this.find(request.args['id'] ?? '');
    if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'capture');
    if (fault?.kind === 'decline') return captureRefused(intent, fault.declineCode);
    const asked = request.params['amount_to_capture'];
    const amount = asked === undefined ? intent.amount_capturable : Number(asked);
    if (!Number.isSafeInteger(amount) || amount < 1 || amount > intent.amount_capturable)
      throw invalid('The amount to capture is too large', 'amount_too_large', 'amount_to_capture');
    const isFinal = request.params['final_capture'] !== 'false';
    if (!isFinal && !intent.multicapture)
      throw invalid(
        'This PaymentIntent cannot be captured more than once.',
        'parameter_invalid',
        'final_capture',
      );
    const metadata = (request.params['metadata'] ?? {}) as Record<string, string>;
    return this.#settle(captured(intent, amount, isFinal, metadata), {
      taken: amount,
      left: intent.amount_capturable - amount,
    });
  }

  /** The bank lets go by itself: what happens to every authorisation in the end. */
  expire(id: string): PaymentIntent {
    const intent = this.find(id);
    if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'expire');
    const now = Math.floor(Date.now() / 1000);
    const next = cancelled(intent, 'automatic', now);
    const answer = this.#settle(next);
    this.#note('authorisation.expire', id, answer);
    return next;
  }

  /** Payments of an order, oldest first. */
  ofOrder(orderId: string): PaymentIntent[] {
    return this.#house.store
      .all<PaymentIntent>(KIND)
      .filter(({ metadata }) => metadata['order_id'] === orderId);
  }

  cancel(request: PartnerRequest): PartnerAnswer {
    const intent = this.find(request.args['id'] ?? '');
    if (!mayCancel(intent)) throw unexpectedState(intent, 'cancel');
    const reason = request.params['cancellation_reason'];
    this.#house.store.remove(CHALLENGE, intent.id);
    const now = Math.floor(Date.now() / 1000);
    return this.#settle(cancelled(intent, typeof reason === 'string' ? reason : null, now));
  }

  find(id: string): PaymentIntent {
    const intent = this.#house.store.get<PaymentIntent>(KIND, id);
    if (intent === undefined) throw missing('payment_intent', id, 'intent');
    return intent;
  }

  bySecret(clientSecret: string): PaymentIntent {
    const intent = this.find(clientSecret.split('_secret_')[0] ?? '');
    if (intent.client_secret !== clientSecret)
      throw missing('payment_intent', intent.id, 'client_secret');
    return intent;
  }

  /** Newest first, as Stripe lists. */
  list(params: Readonly<Record<string, unknown>>): PartnerAnswer {
    const created = params['created'] as { gte?: string } | undefined;
    const from = Number(created?.gte ?? 0);
    const limit = Math.min(100, Math.max(1, Number(params['limit'] ?? 10)));
    const all = this.#house.store.all<PaymentIntent>(KIND).reverse();
    const after = params['starting_after'];
    const start = typeof after === 'string' ? all.findIndex(({ id }) => id === after) + 1 : 0;
    const fitting = all.slice(start).filter((intent) => intent.created >= from);
    return {
      status: 200,
      body: {
        object: 'list',
        url: '/v1/payment_intents',
        has_more: fitting.length > limit,
        data: fitting.slice(0, limit),
      },
    };
  }

  /** `metadata['order_id']:'...'`, several joined by AND. */
  search(params: Readonly<Record<string, unknown>>): PartnerAnswer {
    const query = String(params['query'] ?? '');
    const terms = [...query.matchAll(/metadata\[['"](\w+)['"]\]:['"]([^'"]*)['"]/g)];
    if (terms.length === 0) throw invalid('The query cannot be understood', undefined, 'query');
    const data = this.#house.store
      .all<PaymentIntent>(KIND)
      .filter(({ metadata }) => terms.every(([, name = '', value]) => metadata[name] === value))
      .reverse();
    return {
      status: 200,
      body: {
        object: 'search_result',
        url: '/v1/payment_intents/search',
        has_more: data.length > 100,
        next_page: null,
        data: data.slice(0, 100),
      },
    };
  }

  /** `capture`: what this step took, and what it left, for the journal. */
  #settle(
    intent: PaymentIntent,
    capture?: { readonly taken: number; readonly left: number },
  ): PartnerAnswer {
    const answer = this.#keep(
      intent,
      capture === undefined ? [effectOf(intent)] : captureEffects(intent, capture),
    );
    this.#keepCard(intent);
    const event =
      capture !== undefined && intent.status === 'requires_capture'
        ? undefined
        : EVENT_OF[intent.status];
    if (event !== undefined) this.#webhooks.emit(event, intent);
    if (intent.status !== 'requires_payment_method') return answer;
    return {
      status: 402,
      body: {
        error: { ...intent.last_payment_error, payment_intent: intent, doc_url: '', param: '' },
      },
      effects: answer.effects ?? [],
    };
  }

  /** A card that has paid, or will, belongs to its customer from then on. */
  #keepCard({ customer, payment_method, setup_future_usage, status }: PaymentIntent): void {
    const paid = status === 'requires_capture' || status === 'succeeded';
    if (paid && customer !== null && payment_method !== null && setup_future_usage !== null)
      this.#customers.attach(customer, payment_method);
  }

  /** What nobody asked for by a call stands in the journal, too. */
  #note(operation: string, id: string, { effects = [] }: PartnerAnswer): void {
    this.#house.journal.record({
      partner: 'stripe',
      operation,
      idempotencyKey: null,
      replayed: false,
      fault: null,
      status: 200,
      request: { id },
      effects,
    });
  }

  #keep(intent: PaymentIntent, effects: readonly Effect[]): PartnerAnswer {
    this.#house.store.put(KIND, intent.id, intent);
    return { status: 200, body: intent, effects };
  }
}

/** The bank does not pay what it keeps ready; it goes on keeping it. */
const captureRefused = (intent: PaymentIntent, reason: string): PartnerAnswer => ({
  status: 402,
  body: {
    error: {
      ...declineError('card_declined', reason),
      payment_intent: intent,
      doc_url: '',
      param: '',
    },
  },
  effects: [],
});

/** What a fault that was asked for makes of a card; null when the card is its own master. */
function scriptOf(fault: Fault | null): CardScript | null {
  if (fault?.kind === 'processing') return { outcome: 'processing' };
  if (fault?.kind !== 'decline') return null;
  return { outcome: 'decline', code: 'card_declined', declineCode: fault.declineCode };
}

const OFF_SESSION_REFUSAL: CardScript = {
  outcome: 'decline',
  code: 'authentication_required',
  declineCode: 'authentication_required',
};

function unexpectedState(intent: PaymentIntent, verb: string): StripeApiError {
  return invalid(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    'payment_intent_unexpected_state',
    undefined,
    { payment_intent: intent },
  );
}
