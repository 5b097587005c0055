import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isPaymentOpen, type CancelReason, type OrderState } from '@green-apple/domain-order';
import { FakeParcels } from './fake-parcels.ts';
import { FakeEdits } from './fake-edits.ts';
import { FakeRefunds } from './fake-refunds.ts';
import { FakeReturns } from './fake-returns.ts';
import { eventually } from '@green-apple/testing';
import {
  FULFILMENT_NEWS,
  fulfilmentWorkflowId,
  NOT_RETRYABLE,
  WORKFLOWS,
  type CalculationActivities,
  type CancelEnd,
  type CaptureActivities,
  type CarrierActivities,
  type MoveResult,
  type EditChargeActivities,
  type InstructionKind,
  type NotificationActivities,
  type OrderEditActivities,
  type OrderActivities,
  type PaymentActivities,
  type PaymentStanding,
  type QuestionActivities,
  type RefundActivities,
  type RefundDeskActivities,
  type ReturnActivities,
  type ReturnLabelActivities,
  type SegmentActivities,
  type SettledPayments,
  type ShipmentActivities,
  type StaffActivities,
  type StatsActivities,
  type SweepActivities,
  type TaxActivities,
} from '@green-apple/workflow-contracts';

/** Deeds that are looked at and not done. */
const LOOKS = ['load'];

export type Activities = OrderActivities &
  OrderEditActivities &
  EditChargeActivities &
  PaymentActivities &
  TaxActivities &
  NotificationActivities &
  QuestionActivities &
  StatsActivities &
  SweepActivities &
  SegmentActivities &
  CalculationActivities &
  ShipmentActivities &
  CarrierActivities &
  CaptureActivities &
  RefundDeskActivities &
  RefundActivities &
  ReturnActivities &
  ReturnLabelActivities &
  StaffActivities;

const moved: MoveResult = { code: 'moved' };

/** The shop behind the activities' ports, as a test wants it; notes every deed in order. */
export class FakeShop {
  readonly deeds: string[] = [];
  readonly parcels = new FakeParcels();
  readonly refunds = new FakeRefunds();
  readonly edits = new FakeEdits();
  readonly returns = new FakeReturns();
  state: OrderState = 'placed';
  newest = 1;
  /** The hold ran out, and the units went to others. */
  stockLost = false;
  /** What each look at the given-up payments finds, one after the other. */
  readonly settles: SettledPayments[] = [];
  readonly heldUntil: string[] = [];
  wish: CancelReason | null = null;
  /** What becomes of a wish to cancel, look by look. */
  readonly cancelEnds: CancelEnd['code'][] = [];
  startedAt = 0;
  /** Something that happens while the provider thinks. */
  beforeAnswer: (order: WorkflowHandle) => Promise<void> = async () => undefined;
  /** Something that happens while a payment is being given up. */
  beforeVoid: (order: WorkflowHandle) => Promise<void> = async () => undefined;
  order: WorkflowHandle | undefined;

  /** Somebody asks something of a shipment while the order's run is about to begin that shipment's. */
  isAskedWhileStarting(id: string, kind: InstructionKind): void {
    this.parcels.whilePlanning = async () => {
      this.parcels.whilePlanning = async () => undefined;
      this.parcels.ask(id, kind);
      const order = await eventually(() => this.order);
      await order.signal(FULFILMENT_NEWS);
    };
  }

  /** A run of this shipment is there already: an order's run that is gone has begun it. Answers with that run. */
  leftBehind(orderId: string, shipmentId: string, position = 1): Promise<WorkflowHandle> {
    return new Promise((begun) => {
      this.parcels.whilePlanning = async () => {
        this.parcels.whilePlanning = async () => undefined;
        const order = await eventually(() => this.order);
        const { taskQueue } = await order.describe();
        const run = order.client.start(WORKFLOWS.fulfilment, {
          workflowId: fulfilmentWorkflowId(orderId, position),
          taskQueue,
          args: [{ orderId, shipmentId }],
        });
        begun(run);
        await run;
      };
    });
  }

  readonly #answers = new Map<number, PaymentStanding>();
  readonly #refreshed = new Map<number, PaymentStanding[]>();
  readonly #faults = new Map<string, { left: number; type: string }>();

  /** What the provider says to this card; "authorised" without it. */
  answers(attempt: number, standing: PaymentStanding): void {
    this.#answers.set(attempt, standing);
  }

  /** What it says when asked again, one after the other; the last one stays. */
  refreshed(attempt: number, ...standings: PaymentStanding[]): void {
    this.#refreshed.set(attempt, standings);
  }

  fails(deed: string, times: number, type: string): void {
    this.#faults.set(deed, { left: times, type });
  }

  #note(deed: string): void {
    const fault = this.#faults.get(deed);
    if (!LOOKS.includes(deed)) this.deeds.push(deed);
    if (fault === undefined || fault.left <= 0) return;
    fault.left--;
    throw ApplicationFailure.create({
      type: fault.type,
      nonRetryable: NOT_RETRYABLE.includes(fault.type),
    });
  }

  /** Of an order whose payment is open: who comes second is told where it stands. */
  #move(to: OrderState): MoveResult {
    if (!isPaymentOpen(this.state)) return { code: 'stood', state: this.state };
    this.state = to;
    return moved;
  }

  activities(holdExpiresAt: string): Activities {
    return {
      loadCheckout: async () => {
        this.#note('load');
        return { state: this.state, attempt: this.newest, market: 'US', holdExpiresAt };
      },
      latestAttempt: async () => this.newest,
      beginAttempt: async ({ attempt }) => {
        this.#note(`begin ${attempt}`);
        return moved;
      },
      askForAction: async ({ attempt }) => {
        this.#note(`ask for action ${attempt}`);
        return moved;
      },
      declineOrder: async ({ attempt, reason }) => {
        this.#note(`decline ${attempt} ${reason}`);
        return moved;
      },
      holdUntil: async ({ until }) => {
        this.heldUntil.push(until);
      },
      confirmOrder: async ({ attempt }) => {
        this.#note(`confirm ${attempt}`);
        if (this.stockLost) return { code: 'stock_lost' };
        return this.#move('confirmed');
      },
      cancelWish: async () => this.wish,
      answerCancel: async () => {
        const end = this.cancelEnds.shift() ?? 'none';
        if (end !== 'none') this.#note(`answer cancel ${end}`);
        return { code: end };
      },
      cancelOrder: async ({ reason }) => {
        if (isPaymentOpen(this.state)) this.#note(`cancel ${reason}`);
        return this.#move('cancelled');
      },
      authorisePayment: async ({ attempt }) => {
        this.#note(`authorise ${attempt}`);
        if (this.order !== undefined) await this.beforeAnswer(this.order);
        return this.#answers.get(attempt) ?? { code: 'authorised' };
      },
      refreshPayment: async ({ attempt }) => {
        this.#note(`refresh ${attempt}`);
        const standings = this.#refreshed.get(attempt) ?? [];
        const next = standings.length > 1 ? standings.shift() : standings[0];
        return next ?? { code: 'action_required' };
      },
      settlePayments: async () => {
        this.#note('settle');
        return this.settles.shift() ?? { open: 0, returned: [] };
      },
      noteDisputes: async () => this.#note('note disputes'),
      sweepPayments: async () => {
        this.#note('sweep payments');
        return { placed: 0, woken: 0, orphans: 0 };
      },
      sweepOverdue: async () => {
        this.#note('sweep overdue');
        return { overdue: 0, opened: 0, closed: 0 };
      },
      sweepBulkFiles: async () => {
        this.#note('sweep files');
        return { jobs: 0, rows: 0 };
      },
      sweepSegments: async () => {
        this.#note('sweep segments');
        return { segments: 0, joined: 0, left: 0 };
      },
      voidPayment: async ({ attempt }) => {
        if (this.order !== undefined) await this.beforeVoid(this.order);
        this.#note(`void ${attempt}`);
      },
      reverseTax: async () => this.#note('reverse tax'),
      takeBackStats: async () => this.#note('uncount'),
      commitTax: async () => this.#note('commit tax'),
      notifyShopper: async ({ template, occasion }) => this.#note(`mail ${template} ${occasion}`),
      tellAsker: async () => this.#note('mail answer'),
      recordStats: async () => this.#note('count'),
      calculate: async ({ kind }) => this.#note(`calculate ${kind}`),
      ...this.refunds.activities((deed) => this.#note(deed)),
      ...this.edits.activities((deed) => this.#note(deed)),
      ...this.returns.activities((deed) => this.#note(deed)),
      ...this.parcels.activities((deed) => this.#note(deed)),
    };
  }
}
