import { EDIT_REFUSALS, type EditActor } from '@green-apple/domain-order';
import {
  insertOutbox,
  inTransaction,
  type IdempotencyRepository,
  type OrderEdit,
  type OrderEditRepository,
  type OrderToEdit,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { editAnswerOf } from './edit-lines.ts';
import { ProblemError } from '../../platform/index.ts';
import { requestHash } from '../order/idempotency-key.ts';
import { job } from '../order/outbox-messages.ts';
import { takeKey } from '../order/take-key.ts';
import { toOrderEditDto } from './edit.mapper.ts';
import type { OrderEditDto } from '@green-apple/contracts-http';

export interface RequestEditInput {
  readonly orderId: string;
  readonly editId: string;
  readonly actor: EditActor;
  readonly key: string;
  /** The receipt's version that the preview was made for, as the client saw it. */
  readonly baseVersion: number;
  readonly correlationId: string;
  /** Written in the same transaction, e.g. an audit row. */
  readonly alongside?: (
    order: OrderToEdit,
    edit: OrderEdit,
    transaction: Transaction,
  ) => Promise<void>;
}

/**
 * Hands a previewed change to the order's own run, which judges it once more when it comes to it: the change
 * is marked and a message written, in one transaction. Nothing of the order is moved here.
 */
export class RequestEdit {
  private readonly writer: Writer;
  private readonly keys: IdempotencyRepository;
  private readonly edits: OrderEditRepository;

  constructor(writer: Writer, keys: IdempotencyRepository, edits: OrderEditRepository) {
    this.writer = writer;
    this.keys = keys;
    this.edits = edits;
  }

  async execute(input: RequestEditInput): Promise<OrderEditDto> {
    const answer = await inTransaction(this.writer, (transaction) => this.ask(input, transaction));
    return answer.body as OrderEditDto;
  }

  private async ask(input: RequestEditInput, transaction: Transaction) {
    const { orderId, editId, actor, baseVersion } = input;
    const key = {
      scope: `edit/${orderId}`,
      key: input.key,
      requestHash: requestHash({ editId, baseVersion }),
    };
    const earlier = await takeKey(this.keys, key, transaction);
    if (earlier !== null) return earlier;

    const order = await this.edits.toEdit(orderId, transaction);
    const edit = await this.edits.load(orderId, editId, transaction);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    if (edit === null || edit.actor !== actor) throw new ProblemError('EDIT_NOT_FOUND');
    const allowed = editAnswerOf(order, actor);
    if (!allowed.allowed)
      throw new ProblemError('EDIT_NOT_POSSIBLE', { detail: EDIT_REFUSALS[allowed.code] });
    const moved = edit.baseVersion !== order.receiptVersion || edit.baseVersion !== baseVersion;
    if (edit.expired || moved) throw new ProblemError('EDIT_STALE');
    if (!(await this.edits.ask(editId, transaction)))
      throw new ProblemError('EDIT_STALE', {
        detail: 'Another change of this order is being made. Look again in a moment.',
      });
    await insertOutbox(this.writer, transaction, [
      job(orderId, 'edit', order.version, input.correlationId),
    ]);
    await input.alongside?.(order, edit, transaction);
    const body = toOrderEditDto({ ...edit, state: 'applying' });
    const answer = { status: 202, body };
    await this.keys.answer(key, answer, transaction);
    return answer;
  }
}
