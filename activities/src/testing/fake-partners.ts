import { money } from '@green-apple/domain-money';
import type { OrderState } from '@green-apple/domain-order';
import type {
  AuthorisePaymentInput,
  CaptureLookup,
  CaptureOutcome,
  CapturePaymentInput,
  Dispute,
  HeldPayment,
  PaymentGateway,
  PaymentLookup,
  PaymentOutcome,
  FindRefundInput,
  RefundLookup,
  RefundOutcome,
  RefundPaymentInput,
} from '@green-apple/partners';
import type { AttemptChange, AttemptRow, OrderAttempts } from '@green-apple/persistence';

/** Attempts in memory; the same promises as the table. */
export class FakeAttempts {
  row: AttemptRow;

  constructor(changes: Partial<AttemptRow> = {}) {
    this.row = {
      id: 'attempt-1',
      orderId: 'order-1',
      orderNumber: 'GA-22222-33333',
      attempt: 1,
      state: 'requested',
      declineCode: null,
      methodRef: 'pm_card_visa',
      providerRef: null,
      amountMinor: 4230,
      currency: 'USD',
      idempotencyKey: 'payment/order-1/1',
      createdAt: new Date('2026-11-22T12:00:00Z'),
      ...changes,
    };
  }

  orderState: OrderState = 'placed';
  /** A card that came after this one. */
  newest = 1;

  async ofOrder(orderId: string): Promise<OrderAttempts | null> {
    if (orderId !== this.row.orderId) return null;
    const later: AttemptRow = { ...this.row, attempt: this.newest, state: 'captured' };
    return {
      state: this.orderState,
      attempts: this.newest > this.row.attempt ? [this.row, later] : [this.row],
    };
  }

  async load(orderId: string, attempt: number): Promise<AttemptRow | null> {
    return orderId === this.row.orderId && attempt === this.row.attempt ? this.row : null;
  }

  async change({ from, state, providerRef, declineCode }: AttemptChange): Promise<boolean> {
    if (!from.includes(this.row.state)) return false;
    this.row = {
      ...this.row,
      state,
      declineCode,
      providerRef: providerRef ?? this.row.providerRef,
    };
    return true;
  }
}

/** A provider in memory: one key, one charge; may lose its answers. */
export class FakeProvider implements PaymentGateway {
  readonly calls: string[] = [];
  readonly charges = new Map<string, PaymentOutcome>();
  /** What it answers to a new charge. */
  next: PaymentOutcome = { code: 'authorised', providerRef: 'pi_1', amount: money(4230, 'USD') };
  /** What was taken, by the mark of the part. */
  readonly captured = new Map<string, number>();
  /** The bank has let go of what it kept ready. */
  gone = false;
  /** The bank refuses to pay what it keeps ready. */
  declines = false;
  /** How many answers get lost, deed done. */
  loses = 0;
  /** Something that happens while a charge is on its way back. */
  meanwhile: () => Promise<void> = async () => undefined;

  async authorise({ idempotencyKey }: AuthorisePaymentInput): Promise<PaymentOutcome> {
    this.calls.push('authorise');
    const outcome = this.charges.get(idempotencyKey) ?? this.next;
    this.charges.set(idempotencyKey, outcome);
    await this.meanwhile();
    return this.#lost() ?? outcome;
  }

  async retrieve(providerRef: string): Promise<PaymentLookup> {
    this.calls.push('retrieve');
    return this.#byRef(providerRef) ?? { code: 'not_found' };
  }

  async findByKey({ idempotencyKey }: { idempotencyKey: string }): Promise<PaymentLookup> {
    this.calls.push('find');
    return this.#lost() ?? this.charges.get(idempotencyKey) ?? { code: 'not_found' };
  }

  async void({ providerRef }: { providerRef: string }) {
    this.calls.push('void');
    const charge = this.#byRef(providerRef);
    if (charge === undefined) return { code: 'not_found' } as const;
    if (charge.code === 'captured' || charge.code === 'processing')
      return { code: charge.code } as const;
    for (const [key, each] of this.charges)
      if (each === charge) this.charges.set(key, { code: 'voided', providerRef });
    return this.#lost() ?? ({ code: 'voided' } as const);
  }

  async reauthorise({ idempotencyKey }: { idempotencyKey: string }): Promise<PaymentOutcome> {
    this.calls.push('reauthorise');
    const outcome = this.charges.get(idempotencyKey) ?? this.next;
    this.charges.set(idempotencyKey, outcome);
    return this.#lost() ?? outcome;
  }

  async capture({ mark, amount }: CapturePaymentInput): Promise<CaptureOutcome> {
    this.calls.push('capture');
    if (this.gone) return { code: 'voided' };
    if (this.declines) return { code: 'declined', declineCode: 'card_declined' };
    this.captured.set(mark, (this.captured.get(mark) ?? 0) + amount.minor);
    return this.#lost() ?? { code: 'captured', amount };
  }

  async findCapture({ mark }: { mark: string }): Promise<CaptureLookup> {
    this.calls.push('find capture');
    const minor = this.captured.get(mark);
    return (
      this.#lost() ??
      (minor === undefined
        ? { code: 'not_found' }
        : { code: 'captured', amount: money(minor, 'USD') })
    );
  }

  /** The key of each refund that was asked for. */
  readonly refundKeys: string[] = [];

  /** What it answers to a refund, and says of it later. */
  refundAnswer: RefundOutcome = { code: 'refunded', refundRef: 're_1' };

  async refund({ idempotencyKey }: RefundPaymentInput): Promise<RefundOutcome> {
    this.calls.push('refund');
    this.refundKeys.push(idempotencyKey);
    return this.#lost() ?? this.refundAnswer;
  }

  async findRefund({ idempotencyKey }: FindRefundInput): Promise<RefundLookup> {
    this.calls.push('find refund');
    const known = this.refundKeys.includes(idempotencyKey);
    return this.#lost() ?? (known ? this.refundAnswer : { code: 'not_found' });
  }

  /** What the provider says is disputed. */
  disputed: Dispute[] = [];

  async disputes() {
    return { code: 'listed', disputes: this.disputed } as const;
  }

  /** What `heldBetween` finds. */
  heldPayments: HeldPayment[] = [];

  async heldBetween() {
    return { code: 'listed', payments: this.heldPayments } as const;
  }

  /** The bank makes up its mind, whoever is listening. */
  decides(outcome: PaymentOutcome): void {
    for (const key of this.charges.keys()) this.charges.set(key, outcome);
  }

  /** Money of the shopper that is blocked or taken. */
  get held(): number {
    return [...this.charges.values()].filter(({ code }) => code === 'authorised').length;
  }

  #byRef(ref: string): PaymentOutcome | undefined {
    return [...this.charges.values()].find(
      (each) => 'providerRef' in each && each.providerRef === ref,
    );
  }

  #lost(): { code: 'unknown'; detail: 'timeout' } | null {
    if (this.loses <= 0) return null;
    this.loses--;
    return { code: 'unknown', detail: 'timeout' };
  }
}
