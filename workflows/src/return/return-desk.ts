import { isReturnOver, type ReturnInstruction, type ReturnState } from '@green-apple/domain-order';
import {
  REFUND_SETTLED,
  RETURN_NEWS,
  type MailTemplate,
  type ReturnFacts,
  type ReturnInput,
  type WaitingOn,
} from '@green-apple/workflow-contracts';
import { defineSignal, setHandler } from '@temporalio/workflow';
import { Bell } from '../support/bell.ts';
import { now } from '../support/clock.ts';
import { returnDesk, staff } from '../support/proxies.ts';
import { StageBoard } from '../support/stage.ts';
import { tellShopper } from '../support/tell-shopper.ts';

const returnNews = defineSignal(RETURN_NEWS);
const refundSettled = defineSignal<[object]>(REFUND_SETTLED);

export type ReturnTask =
  'return_to_decide' | 'return_label_refused' | 'return_lost' | 'return_settled_before';

/** What the story of one return holds in its hands: where it stands, what people asked, whom it waits for. */
export class ReturnDesk {
  readonly orderId: string;
  readonly #step: { readonly returnId: string };
  readonly #bell = new Bell();
  readonly #board = new StageBoard();
  #state: ReturnState = 'requested';
  #position = 1;
  #heard = 0;

  constructor({ orderId, returnId }: ReturnInput) {
    this.orderId = orderId;
    this.#step = { returnId };
    setHandler(returnNews, this.#bell.ring);
    setHandler(refundSettled, this.#bell.ring);
  }

  get state(): ReturnState {
    return this.#state;
  }

  get isOver(): boolean {
    return isReturnOver(this.#state);
  }

  get step() {
    return this.#step;
  }

  /** Where it stands now; rings from here on are news. */
  async look(): Promise<ReturnFacts> {
    this.#heard = this.#bell.rings;
    const facts = await returnDesk().loadReturn(this.#step);
    this.#position = facts.position;
    this.#at(facts.state);
    return facts;
  }

  async move(to: ReturnState, why: { reason?: string; seq?: number } = {}): Promise<void> {
    const moved = await returnDesk().moveReturn({ ...this.#step, to, ...why });
    this.#at(moved.code === 'moved' ? to : moved.state);
  }

  /** It was moved by a step of its own. */
  moved(to: ReturnState): void {
    this.#at(to);
  }

  /** Waits for news since the last look; false when there was none in time. */
  wait(
    waitingOn: WaitingOn,
    { until, askAgainMs }: { readonly until: number; readonly askAgainMs?: number },
  ): Promise<boolean> {
    this.#board.show({ stage: `return_${this.#state}`, waitingOn, dueBy: until });
    const left = Math.max(0, until - now());
    return this.#bell.ringAfter(this.#heard, Math.min(askAgainMs ?? left, left));
  }

  /** Waits for news however long it takes: past `dueBy` a person looks why. */
  async waitOverdue(waitingOn: WaitingOn, dueBy: number, askAgainMs: number | null): Promise<void> {
    this.#board.show({ stage: `return_${this.#state}`, waitingOn, dueBy });
    await this.#bell.ringAfter(this.#heard, askAgainMs);
  }

  tell(template: Extract<MailTemplate, `return-${string}`>): Promise<void> {
    return tellShopper({ orderId: this.orderId, template, occasion: this.#position });
  }

  raise(kind: ReturnTask): Promise<void> {
    const { returnId } = this.#step;
    return staff().raiseStaffTask({
      key: `${kind}/${returnId}`,
      kind,
      orderId: this.orderId,
      facts: { returnId },
    });
  }

  done(kind: ReturnTask): Promise<void> {
    return staff().settleStaffTask({ key: `${kind}/${this.#step.returnId}` });
  }

  #at(state: ReturnState): void {
    this.#state = state;
    this.#board.show({ stage: `return_${state}`, waitingOn: null, dueBy: null });
  }
}

/** The newest of what was asked that is among `kinds`. */
export const newest = <Kind extends ReturnInstruction>(
  { instructions }: ReturnFacts,
  ...kinds: readonly Kind[]
): { readonly seq: number; readonly kind: Kind } | undefined =>
  instructions.findLast((each): each is { seq: number; kind: Kind } =>
    (kinds as readonly string[]).includes(each.kind),
  );
