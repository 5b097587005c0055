import type { OrderProgress, PayAgain as PayAgainRequest } from '@green-apple/contracts-http';
import { mayPayAgain } from '@green-apple/domain-order';
import {
  insertOutbox,
  inTransaction,
  type IdempotencyRepository,
  type OrderRepository,
  type PaymentRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { ProblemError } from '../../../platform/index.ts';
import { requestHash } from '../idempotency-key.ts';
import { toOrderProgress } from '../order.mapper.ts';
import { job } from '../outbox-messages.ts';
import { takeKey } from '../take-key.ts';

export interface PayAgainInput {
  readonly orderId: string;
  readonly key: string;
  readonly request: PayAgainRequest;
  readonly correlationId: string;
}

/** Attempts whose outcome is not known yet: a second card now could mean a second charge. */
const UNDER_WAY = new Set(['requested', 'authorised', 'captured']);

/** Another card on the same order: a new payment attempt, and a nudge to the order's workflow. */
export class PayAgain {
  private readonly writer: Writer;
  private readonly keys: IdempotencyRepository;
  private readonly orders: OrderRepository;
  private readonly payments: PaymentRepository;

  constructor(
    writer: Writer,
    keys: IdempotencyRepository,
    orders: OrderRepository,
    payments: PaymentRepository,
  ) {
    this.writer = writer;
    this.keys = keys;
    this.orders = orders;
    this.payments = payments;
  }

  async execute(input: PayAgainInput): Promise<OrderProgress> {
    const answer = await inTransaction(this.writer, (transaction) => this.pay(input, transaction));
    return answer.body as OrderProgress;
  }

  private async pay(input: PayAgainInput, transaction: Transaction) {
    const { orderId, request } = input;
    const key = {
      scope: `pay/${orderId}`,
      key: input.key,
      requestHash: requestHash(request),
    };
    const earlier = await takeKey(this.keys, key, transaction);
    if (earlier !== null) return earlier;

    const order = await this.orders.progress(orderId, transaction);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    const latest = await this.payments.latest(orderId, transaction);
    if (!mayPayAgain(order.state) || latest === null || UNDER_WAY.has(latest.state))
      throw new ProblemError('PAYMENT_NOT_EXPECTED');
    const requested = await this.payments.requestNext(
      {
        id: uuidv7(),
        orderId,
        after: latest.attempt,
        provider: 'stripe',
        methodRef: request.paymentMethodId,
      },
      transaction,
    );
    if (!requested) throw new ProblemError('PAYMENT_NOT_EXPECTED');
    await insertOutbox(this.writer, transaction, [
      job(orderId, 'payment', order.version, input.correlationId),
    ]);
    const answer = { status: 202, body: toOrderProgress(order) };
    await this.keys.answer(key, answer, transaction);
    return answer;
  }
}
