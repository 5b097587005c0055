import type { ShipmentState } from '@green-apple/domain-order';
import {
  FULFILMENT_NEWS,
  SHIPMENT_MOVED,
  type FulfilmentInput,
  type InstructionKind,
  type ShipmentFacts,
  type WaitingOn,
} from '@green-apple/workflow-contracts';
import {
  defineSignal,
  getExternalWorkflowHandle,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { Bell } from '../support/bell.ts';
import { now } from '../support/clock.ts';
import { shipments } from '../support/proxies.ts';
import { StageBoard } from '../support/stage.ts';

const fulfilmentNews = defineSignal(FULFILMENT_NEWS);

/** What the story of one shipment holds in its hands: where it stands, what people asked, whom it waits for. */
export class FulfilmentDesk {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly #bell = new Bell();
  readonly #board = new StageBoard();
  #state: ShipmentState = 'planned';
  #read = 0;

  constructor({ orderId, shipmentId }: FulfilmentInput) {
    this.orderId = orderId;
    this.shipmentId = shipmentId;
    setHandler(fulfilmentNews, this.#bell.ring);
  }

  get state(): ShipmentState {
    return this.#state;
  }

  get shipment() {
    return { shipmentId: this.shipmentId };
  }

  async load(): Promise<ShipmentFacts> {
    const facts = await shipments().loadShipment(this.shipment);
    this.#state = facts.state;
    this.#board.show({ stage: facts.state, waitingOn: null, dueBy: null });
    return facts;
  }

  /** What is known of it by now. */
  look(): Promise<ShipmentFacts> {
    return shipments().loadShipment(this.shipment);
  }

  /** Moves the shipment and lets the order's run know; false when the order was cancelled first. */
  async move(to: ShipmentState, reason?: string): Promise<boolean> {
    const input = { ...this.shipment, to };
    const moved = await shipments().moveShipment(
      reason === undefined ? input : { ...input, reason },
    );
    if (moved.code === 'order_cancelled') return false;
    this.#state = moved.code === 'moved' ? to : moved.state;
    this.#board.show({ stage: this.#state, waitingOn: null, dueBy: null });
    await this.#tellOrder();
    return true;
  }

  /**
   * Waits until somebody asks for one of `kinds`, and answers which; null when time is up. Whatever else was
   * asked meanwhile no longer applies and is passed over.
   */
  async asked<Kind extends InstructionKind>(
    kinds: readonly Kind[],
    waitingOn: WaitingOn,
    milliseconds: number | null,
    dueBy: number | null = milliseconds === null ? null : now() + milliseconds,
  ): Promise<Kind | null> {
    const until = milliseconds === null ? null : now() + milliseconds;
    for (;;) {
      const heard = this.#bell.rings;
      const { instructions } = await shipments().loadShipment(this.shipment);
      const news = instructions.filter(({ seq }) => seq > this.#read);
      const found = news.find((each) => (kinds as readonly string[]).includes(each.kind));
      this.#read = found?.seq ?? news.at(-1)?.seq ?? this.#read;
      if (found !== undefined) return found.kind as Kind;
      this.#board.show({ stage: this.#state, waitingOn, dueBy });
      const left = until === null ? null : Math.max(0, until - now());
      if (!(await this.#bell.ringAfter(heard, left))) return null;
    }
  }

  /** Waits for any news; false when there was none in time. */
  async news(waitingOn: WaitingOn, milliseconds: number, dueBy: number): Promise<boolean> {
    this.#board.show({ stage: this.#state, waitingOn, dueBy });
    return this.#bell.ringAfter(this.#heard, milliseconds);
  }

  /** From here on rings are news. */
  listen(): void {
    this.#heard = this.#bell.rings;
  }

  #heard = 0;

  async #tellOrder(): Promise<void> {
    const { parent } = workflowInfo();
    if (parent === undefined) return;
    try {
      await getExternalWorkflowHandle(parent.workflowId).signal(SHIPMENT_MOVED);
    } catch {
      log.warn('the order’s run has ended before its shipment', { orderId: this.orderId });
    }
  }
}
