import {
  insertOutbox,
  inTransaction,
  type OrderEdit,
  type OrderEditRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { job } from '../order/outbox-messages.ts';

export interface WithdrawEditInput {
  readonly orderId: string;
  readonly editId: string;
  readonly correlationId: string;
  /** Written in the same transaction, e.g. an audit row. */
  readonly alongside?: (edit: OrderEdit, transaction: Transaction) => Promise<void>;
}

/**
 * Takes a preview back, or a change whose difference is not paid. The order's run hears of the latter, so that
 * whatever a bank keeps ready for it is let go.
 */
export class WithdrawEdit {
  private readonly writer: Writer;
  private readonly edits: OrderEditRepository;

  constructor(writer: Writer, edits: OrderEditRepository) {
    this.writer = writer;
    this.edits = edits;
  }

  async execute(input: WithdrawEditInput): Promise<void> {
    await inTransaction(this.writer, async (transaction) => {
      const { orderId, editId, correlationId } = input;
      const edit = await this.edits.load(orderId, editId, transaction);
      if (edit === null || !(await this.edits.abandon(orderId, editId, transaction)))
        throw new ProblemError('EDIT_NOT_FOUND');
      if (edit.state === 'previewed') return;
      await insertOutbox(this.writer, transaction, [job(orderId, 'edit', 1, correlationId)]);
      await input.alongside?.(edit, transaction);
    });
  }
}
