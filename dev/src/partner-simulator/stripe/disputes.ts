import type { PartnerHouse } from '../partner-call.ts';
import { newId } from './payment-methods.ts';
import type { Payments } from './payments.ts';
import { invalid, missing } from './stripe-error.ts';
import type { WebhookSender } from './webhooks.ts';

const KIND = 'dispute';

export type DisputeStatus = 'needs_response' | 'won' | 'lost';

/** A charge the cardholder told their bank to take back. */
export interface Dispute {
  readonly id: string;
  readonly object: 'dispute';
  readonly amount: number;
  readonly currency: string;
  readonly charge: string;
  readonly payment_intent: string;
  readonly reason: string;
  readonly status: DisputeStatus;
  readonly is_charge_refundable: false;
  readonly created: number;
  readonly evidence_details: { readonly due_by: number; readonly has_evidence: boolean };
  readonly metadata: Readonly<Record<string, string>>;
}

const RESPONSE_DAYS = 7;

/** Chargebacks: opened and decided over the control API, as cardholders' banks do. */
export class Disputes {
  readonly #house: PartnerHouse;
  readonly #payments: Payments;
  readonly #webhooks: WebhookSender;

  constructor(house: PartnerHouse, payments: Payments, webhooks: WebhookSender) {
    this.#house = house;
    this.#payments = payments;
    this.#webhooks = webhooks;
  }

  /** The cardholder complains; the money leaves the shop's balance at once. */
  open(intentId: string, amount: number | undefined, reason: string): Dispute {
    const intent = this.#payments.find(intentId);
    if (intent.status !== 'succeeded') throw invalid('Only a captured charge can be disputed.');
    const now = Math.floor(Date.now() / 1000);
    const dispute: Dispute = {
      id: newId('dp'),
      object: 'dispute',
      amount: Math.min(amount ?? intent.amount_received, intent.amount_received),
      currency: intent.currency,
      charge: intent.latest_charge ?? newId('ch'),
      payment_intent: intent.id,
      reason,
      status: 'needs_response',
      is_charge_refundable: false,
      created: now,
      evidence_details: { due_by: now + RESPONSE_DAYS * 86_400, has_evidence: false },
      metadata: {},
    };
    this.#note(dispute, 'disputed', intent.metadata['order_id']);
    this.#webhooks.emit('charge.dispute.created', dispute);
    this.#webhooks.emit('charge.dispute.funds_withdrawn', dispute);
    return dispute;
  }

  /** The bank decides; what the shop wins comes back. */
  close(id: string, status: 'won' | 'lost'): Dispute {
    const before = this.#house.store.get<Dispute>(KIND, id);
    if (before === undefined) throw missing('dispute', id);
    if (before.status !== 'needs_response') throw invalid('The dispute is closed.');
    const dispute: Dispute = { ...before, status };
    const { metadata } = this.#payments.find(dispute.payment_intent);
    this.#note(dispute, `dispute-${status}`, metadata['order_id']);
    this.#webhooks.emit('charge.dispute.closed', dispute);
    if (status === 'won') this.#webhooks.emit('charge.dispute.funds_reinstated', dispute);
    return dispute;
  }

  of(intentId: string): Dispute[] {
    return this.#house.store
      .all<Dispute>(KIND)
      .filter((dispute) => dispute.payment_intent === intentId)
      .reverse();
  }

  #note(dispute: Dispute, kind: string, orderId: string | undefined): void {
    this.#house.store.put(KIND, dispute.id, dispute);
    this.#house.journal.record({
      partner: 'stripe',
      operation: `bank.${kind}`,
      idempotencyKey: null,
      replayed: false,
      fault: null,
      status: 200,
      request: { id: dispute.id },
      effects: [
        {
          kind,
          ref: dispute.payment_intent,
          orderId,
          amountMinor: dispute.amount,
          currency: dispute.currency,
        },
      ],
    });
  }
}
