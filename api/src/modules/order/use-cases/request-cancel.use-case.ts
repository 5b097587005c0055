import {
  CANCEL_REFUSALS,
  cancelAnswer,
  type CancelActor,
  type CancelRefusal,
} from '@green-apple/domain-order';
import {
  insertOutbox,
  inTransaction,
  type CancelRequestRepository,
  type OrderRepository,
  type StoredProgress,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../outbox-messages.ts';

export interface RequestCancelInput {
  readonly orderId: string;
  readonly actor: CancelActor;
  readonly correlationId: string;
  /** Written in the same transaction when the wish is new, e.g. an audit row. */
  readonly alongside?: (order: StoredProgress, transaction: Transaction) => Promise<void>;
}

export type RequestCancelResult =
  | { readonly code: 'ASKED'; readonly order: StoredProgress }
  | { readonly code: 'REFUSED'; readonly refusal: CancelRefusal; readonly words: string }
  | { readonly code: 'ORDER_NOT_FOUND' };

/**
 * Takes a wish to cancel an order: a row and a message to the order's own run, which judges it once more
 * when it comes to it. Nothing is moved here. Asked twice, it is one wish.
 */
export class RequestCancel {
  private readonly writer: Writer;
  private readonly orders: OrderRepository;
  private readonly wishes: CancelRequestRepository;

  constructor(writer: Writer, orders: OrderRepository, wishes: CancelRequestRepository) {
    this.writer = writer;
    this.orders = orders;
    this.wishes = wishes;
  }

  execute(input: RequestCancelInput): Promise<RequestCancelResult> {
    return inTransaction(this.writer, (transaction) => this.ask(input, transaction));
  }

  private async ask(
    { orderId, actor, correlationId, alongside }: RequestCancelInput,
    transaction: Transaction,
  ): Promise<RequestCancelResult> {
    const order = await this.orders.progress(orderId, transaction);
    if (order === null) return { code: 'ORDER_NOT_FOUND' };
    const answer = cancelAnswer(order.state, actor);
    if (!answer.allowed)
      return { code: 'REFUSED', refusal: answer.code, words: CANCEL_REFUSALS[answer.code] };
    const reason = actor === 'staff' ? 'staff_request' : 'shopper_request';
    if (await this.wishes.ask(orderId, reason, transaction)) {
      await insertOutbox(this.writer, transaction, [
        job(orderId, 'cancel', order.version, correlationId),
      ]);
      await alongside?.(order, transaction);
    }
    return { code: 'ASKED', order: { ...order, cancelRequested: true } };
  }
}
