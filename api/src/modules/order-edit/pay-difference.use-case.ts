import type { PayAgain } from '@green-apple/contracts-http';
import {
  insertOutbox,
  inTransaction,
  type EditCharges,
  type IdempotencyRepository,
  type OrderEditRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { requestHash } from '../order/idempotency-key.ts';
import { job } from '../order/outbox-messages.ts';
import { takeKey } from '../order/take-key.ts';

export interface PayDifferenceInput {
  readonly orderId: string;
  readonly editId: string;
  readonly key: string;
  readonly request: PayAgain;
  readonly correlationId: string;
}

/** Another card for a change that the first one does not pay: a new try, and a nudge to the order's run. */
export class PayDifference {
  private readonly writer: Writer;
  private readonly keys: IdempotencyRepository;
  private readonly edits: OrderEditRepository;
  private readonly charges: EditCharges;

  constructor(
    writer: Writer,
    keys: IdempotencyRepository,
    edits: OrderEditRepository,
    charges: EditCharges,
  ) {
    this.writer = writer;
    this.keys = keys;
    this.edits = edits;
    this.charges = charges;
  }

  async execute(input: PayDifferenceInput): Promise<void> {
    await inTransaction(this.writer, (transaction) => this.pay(input, transaction));
  }

  private async pay(input: PayDifferenceInput, transaction: Transaction): Promise<void> {
    const { orderId, editId, request } = input;
    const key = {
      scope: `edit-payment/${orderId}`,
      key: input.key,
      requestHash: requestHash({ editId, ...request }),
    };
    if ((await takeKey(this.keys, key, transaction)) !== null) return;
    const edit = await this.edits.load(orderId, editId, transaction);
    if (edit === null) throw new ProblemError('EDIT_NOT_FOUND');
    const newest = await this.charges.newest(editId, transaction);
    // A check with the bank that nobody finishes may be left for another card.
    const over = newest?.state === 'declined' || newest?.state === 'action_required';
    if (edit.state !== 'awaiting_payment' || newest === null || !over)
      throw new ProblemError('PAYMENT_NOT_EXPECTED');
    const { amountMinor, currency } = newest;
    const noted = await this.charges.note(
      {
        editId,
        try: newest.try + 1,
        orderId,
        methodRef: request.paymentMethodId,
        amountMinor,
        currency,
      },
      transaction,
    );
    // Two clicks never become two charges.
    if (!noted) throw new ProblemError('PAYMENT_NOT_EXPECTED');
    await insertOutbox(this.writer, transaction, [job(orderId, 'edit', 1, input.correlationId)]);
    await this.keys.answer(key, { status: 202, body: {} }, transaction);
  }
}
