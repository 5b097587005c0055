import type { PartnerAnswer, PartnerHouse, PartnerRequest } from '../partner-call.ts';
import type { Disputes } from './disputes.ts';
import type { Payments } from './payments.ts';
import { newId } from './payment-methods.ts';
import { invalid } from './stripe-error.ts';
import type { WebhookSender } from './webhooks.ts';

const KIND = 'refund';

interface Refund {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly status: 'succeeded';
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Gives money back, never more than was taken. */
export class Refunds {
  readonly #house: PartnerHouse;
  readonly #payments: Payments;
  readonly #disputes: Disputes;
  readonly #webhooks: WebhookSender;

  constructor(
    house: PartnerHouse,
    payments: Payments,
    disputes: Disputes,
    webhooks: WebhookSender,
  ) {
    this.#house = house;
    this.#payments = payments;
    this.#disputes = disputes;
    this.#webhooks = webhooks;
  }

  /** Newest first, of one payment. */
  list(params: Readonly<Record<string, unknown>>): PartnerAnswer {
    const of = params['payment_intent'];
    const data = this.#house.store
      .all<Refund>(KIND)
      .filter((refund) => refund.payment_intent === of)
      .reverse();
    return {
      status: 200,
      body: { object: 'list', url: '/v1/refunds', has_more: false, data: data.slice(0, 100) },
    };
  }

  create(request: PartnerRequest): PartnerAnswer {
    const intent = this.#payments.find(String(request.params['payment_intent'] ?? ''));
    if (this.#disputes.of(intent.id).some(({ status }) => status !== 'won'))
      throw invalid('The charge has been charged back.', 'charge_disputed');
    const before = this.#house.store
      .all<Refund>(KIND)
      .filter((refund) => refund.payment_intent === intent.id)
      .reduce((sum, refund) => sum + refund.amount, 0);
    const left = intent.amount_received - before;
    const amount = request.params['amount'] === undefined ? left : Number(request.params['amount']);
    if (left <= 0) throw invalid('Charge has already been refunded.', 'charge_already_refunded');
    if (!Number.isSafeInteger(amount) || amount < 1 || amount > left)
      throw invalid(
        `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
        'amount_too_large',
        'amount',
      );
    const refund: Refund = {
      id: newId('re'),
      object: 'refund',
      amount,
      currency: intent.currency,
      payment_intent: intent.id,
      status: 'succeeded',
      created: Math.floor(Date.now() / 1000),
      metadata: (request.params['metadata'] ?? {}) as Record<string, string>,
    };
    this.#house.store.put(KIND, refund.id, refund);
    this.#webhooks.emit('charge.refunded', {
      ...intent,
      id: intent.latest_charge ?? intent.id,
      metadata: intent.metadata,
    });
    return {
      status: 200,
      body: refund,
      effects: [
        {
          kind: 'refunded',
          ref: intent.id,
          orderId: intent.metadata['order_id'],
          amountMinor: amount,
          currency: intent.currency,
        },
      ],
    };
  }
}
