import { isDeepStrictEqual } from 'node:util';
import { mayInstructReturn, type ReturnInstruction } from '@green-apple/domain-order';
import {
  inTransaction,
  violatedConstraint,
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
  /** The version somebody has seen; null when it does not matter what else was asked meanwhile. */
  readonly version: number | null;
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
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number }
  | { readonly code: 'INVALID'; readonly words: string };

/** Writes down what somebody asks of a return and wakes its run, which does it: in one transaction. */
export class InstructReturn {
  private readonly writer: Writer;
  private readonly returns: ReturnRepository;

  constructor(writer: Writer, returns: ReturnRepository) {
    this.writer = writer;
    this.returns = returns;
  }

  async execute(input: InstructReturnInput): Promise<InstructReturnResult> {
    for (;;) {
      try {
        return await inTransaction(this.writer, (transaction) => this.ask(input, transaction));
      } catch (error) {
        // Somebody else asked in the same moment: theirs is seen now.
        if (violatedConstraint(error) !== 'instruction_pkey') throw error;
      }
    }
  }

  private async ask(
    input: InstructReturnInput,
    transaction: Transaction,
  ): Promise<InstructReturnResult> {
    const { returnId, orderId, instruction, version, body = {}, givenBy, correlationId } = input;
    const stored = await this.returns.load(returnId, transaction);
    if (stored === null || (orderId !== null && stored.orderId !== orderId))
      return { code: 'NOT_FOUND' };
    // Asked twice, it is one wish.
    if (stored.asked === instruction && isDeepStrictEqual(stored.askedBody, body))
      return { code: 'ASKED' };
    if (!mayInstructReturn(instruction, stored.state)) return { code: 'TOO_LATE' };
    if (version !== null && version !== stored.version)
      return { code: 'VERSION_CONFLICT', currentVersion: stored.version };
    const fault = input.check?.(stored) ?? null;
    if (fault !== null) return fault;
    const about = {
      returnId,
      orderId: stored.orderId,
      kind: instruction,
      after: stored.askedTimes,
    };
    await this.returns.instruct({ ...about, body, givenBy, correlationId }, transaction);
    await input.alongside?.(stored, transaction);
    return { code: 'ASKED' };
  }
}
