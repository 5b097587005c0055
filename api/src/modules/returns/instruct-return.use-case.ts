import { mayInstructReturn, type ReturnInstruction } from '@green-apple/domain-order';
import {
  inTransaction,
  type ReturnRepository,
  type StoredReturn,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface InstructReturnInput {
  readonly returnId: string;
  /** Null when whoever asks may ask of any order's return. */
  readonly orderId: string | null;
  readonly instruction: ReturnInstruction;
  readonly body?: object;
  readonly givenBy: string;
  readonly correlationId: string;
  /** Looks at the return before anything is written; what it answers is the answer. */
  readonly check?: (
    stored: StoredReturn,
  ) => { readonly code: 'INVALID'; readonly words: string } | null;
  /** Written in the same transaction, e.g. an audit row. */
  readonly alongside?: (stored: StoredReturn, transaction: Transaction) => Promise<void>;
}

export type InstructReturnResult =
  | { readonly code: 'ASKED' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'TOO_LATE' }
  | { readonly code: 'INVALID'; readonly words: string };

/** Writes down what somebody asks of a return and wakes its run, which does it: in one transaction. */
export class InstructReturn {
  private readonly writer: Writer;
  private readonly returns: ReturnRepository;

  constructor(writer: Writer, returns: ReturnRepository) {
    this.writer = writer;
    this.returns = returns;
  }

  execute(input: InstructReturnInput): Promise<InstructReturnResult> {
    return inTransaction(this.writer, (transaction) => this.ask(input, transaction));
  }

  private async ask(
    input: InstructReturnInput,
    transaction: Transaction,
  ): Promise<InstructReturnResult> {
    const { returnId, orderId, instruction, body = {}, givenBy, correlationId } = input;
    const stored = await this.returns.load(returnId, transaction);
    if (stored === null || (orderId !== null && stored.orderId !== orderId))
      return { code: 'NOT_FOUND' };
    // Asked twice, it is one wish.
    if (stored.asked === instruction) return { code: 'ASKED' };
    if (!mayInstructReturn(instruction, stored.state)) return { code: 'TOO_LATE' };
    const fault = input.check?.(stored) ?? null;
    if (fault !== null) return fault;
    await this.returns.instruct(
      { returnId, orderId: stored.orderId, kind: instruction, body, givenBy, correlationId },
      transaction,
    );
    await input.alongside?.(stored, transaction);
    return { code: 'ASKED' };
  }
}
