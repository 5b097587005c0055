import type { RequestReturn as RequestReturnBody } from '@green-apple/contracts-http';
import {
  labelPayer,
  returnAnswer,
  returnChoice,
  returnReview,
  type ReturnAnswer,
  type ReturnPolicy,
} from '@green-apple/domain-order';
import {
  inTransaction,
  type ReturnGround,
  type ReturnRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { requestHash } from '../order/idempotency-key.ts';

export interface RequestReturnInput {
  readonly orderId: string;
  readonly body: RequestReturnBody;
  readonly key: string;
  readonly requestedBy: string;
  readonly correlationId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type RequestReturnResult =
  | { readonly code: 'REQUESTED'; readonly returnId: string }
  | { readonly code: 'KEY_REUSED' }
  | { readonly code: 'ORDER_NOT_FOUND' }
  | Exclude<ReturnAnswer, { readonly code: 'ALLOWED' }>;

/**
 * Takes a wish to send something back: a row and a message that starts its run. Whoever asks for the same order
 * at once waits, and then sees what is left. The same key is one return.
 */
export class RequestReturn {
  private readonly writer: Writer;
  private readonly returns: ReturnRepository;
  private readonly policyOf: (market: string) => ReturnPolicy;

  /** `policyOf`: what holds in a market at the moment it is asked. */
  constructor(
    writer: Writer,
    returns: ReturnRepository,
    policyOf: (market: string) => ReturnPolicy,
  ) {
    this.writer = writer;
    this.returns = returns;
    this.policyOf = policyOf;
  }

  async execute(input: RequestReturnInput): Promise<RequestReturnResult> {
    try {
      return await inTransaction(this.writer, (transaction) => this.ask(input, transaction));
    } catch (error) {
      // What a refused wish has written is taken back with it.
      if (error instanceof Refused) return error.result;
      throw error;
    }
  }

  private async ask(
    { orderId, body, key, requestedBy, correlationId, now }: RequestReturnInput,
    transaction: Transaction,
  ): Promise<RequestReturnResult> {
    const ground = await this.returns.ground(orderId, transaction);
    if (ground === null) return { code: 'ORDER_NOT_FOUND' };
    const position = await this.returns.openBook(orderId, transaction);
    const hash = requestHash(body);
    const earlier = await this.returns.byKey(orderId, key, transaction);
    if (earlier !== null)
      throw new Refused(
        earlier.hash === hash
          ? { code: 'REQUESTED', returnId: earlier.id }
          : { code: 'KEY_REUSED' },
      );
    const latest = (await this.returns.ground(orderId, transaction)) ?? ground;
    const policy = this.policyOf(latest.market);
    const choices = latest.lines.map((line) => returnChoice(line, policy, now));
    const answer = returnAnswer(body.lines, choices);
    if (answer.code !== 'ALLOWED') throw new Refused(answer);
    const returnId = uuidv7();
    await this.returns.request(
      {
        id: returnId,
        orderId,
        resolution: body.resolution,
        review: returnReview(body.lines, worthOf(body, latest), policy),
        labelBy: labelPayer(body.lines, choices),
        requestedBy,
        key,
        hash,
        lines: body.lines,
      },
      {
        position,
        orderNumber: latest.orderNumber,
        locationId: homeOf(body, latest),
        correlationId,
      },
      transaction,
    );
    return { code: 'REQUESTED', returnId };
  }
}

function worthOf({ lines }: RequestReturnBody, ground: ReturnGround): number {
  return lines.reduce((all, { lineId, quantity }) => {
    const line = ground.lines.find((each) => each.lineId === lineId);
    return all + (line === undefined ? 0 : Math.round((line.paidMinor * quantity) / line.quantity));
  }, 0);
}

/** It comes back to where the first of it was sent from. */
function homeOf({ lines }: RequestReturnBody, ground: ReturnGround): string {
  const home = ground.lines.find(({ lineId }) => lineId === lines[0]?.lineId)?.locationId;
  if (home === undefined || home === null) throw new Error('a delivered line came from nowhere');
  return home;
}

/** Rolls back what was written before the answer was known. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly result: RequestReturnResult;

  constructor(result: RequestReturnResult) {
    super(result.code);
    this.result = result;
  }
}
