import { isAstray, isShipmentOver } from '@green-apple/domain-order';
import {
  FULFILMENT_NEWS,
  fulfilmentWorkflowId,
  WORKFLOWS,
  type FulfilmentInput,
  type PlannedShipment,
} from '@green-apple/workflow-contracts';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  CancellationScope,
  condition,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  ParentClosePolicy,
  patched,
  startChild,
  WorkflowIdReusePolicy,
  type ChildWorkflowHandle,
  type ExternalWorkflowHandle,
  type Workflow,
} from '@temporalio/workflow';
import { staff } from '../support/proxies.ts';
import { outlast, stop } from './left-behind.ts';

type Told = Pick<ExternalWorkflowHandle, 'signal'>;

/** The runs of an order's shipments: one each, begun once, begun again when one broke and there is news. */
export class ShipmentRuns {
  readonly #orderId: string;
  readonly #ring: () => void;
  readonly #open = new Map<string, Told>();
  /** Those of them that an order's run before this one has begun. */
  readonly #leftBehind = new Map<string, ExternalWorkflowHandle>();
  readonly #broken = new Set<string>();
  readonly #madeGood = new Set<string>();
  /** How often the runs were told of something. */
  #told = 0;

  constructor(orderId: string, ring: () => void) {
    this.#orderId = orderId;
    this.#ring = ring;
  }

  /** True when no shipment is on its way through a run. */
  get atRest(): boolean {
    return this.#open.size === 0;
  }

  /** Stopped from outside, an order's run ends when its shipments have undone what had not left. */
  async ended(): Promise<void> {
    await CancellationScope.nonCancellable(async () => {
      const stopped = [...this.#leftBehind].map(async ([shipmentId, run]) => {
        await stop(run);
        this.#over(shipmentId);
      });
      await Promise.all(stopped);
      await condition(() => this.atRest);
    });
  }

  async begin(planned: readonly PlannedShipment[]): Promise<void> {
    for (const shipment of planned) {
      const { shipmentId, madeGood } = shipment;
      const run = this.#open.get(shipmentId);
      if (run === undefined && isOpen(shipment) && !this.#broken.has(shipmentId))
        await this.#start(shipment);
      if (run === undefined || madeGood === null || this.#madeGood.has(shipmentId)) continue;
      // It waits for that, and was told before it was true.
      this.#madeGood.add(shipmentId);
      tell(run);
    }
  }

  /** Somebody asked something of a shipment, or a carrier has news: each looks for itself whether it is meant. */
  tellAll(): void {
    this.#told++;
    this.#broken.clear();
    for (const run of this.#open.values()) tell(run);
  }

  async #start({ shipmentId, position }: PlannedShipment): Promise<void> {
    const input: FulfilmentInput = { orderId: this.#orderId, shipmentId };
    const told = this.#told;
    const run = await this.#child(input, position);
    if (run === null) return this.#takeOver(shipmentId, position);
    this.#open.set(shipmentId, run);
    // It may have looked before that news: this run hears of its start late when a worker died meanwhile.
    if (this.#told !== told && patched('2026-11-told-while-starting')) tell(run);
    void this.#await(shipmentId, run);
  }

  /** It is at it already: told like the others from now on, and begun anew when it ends before its shipment does. */
  #takeOver(shipmentId: string, position: number): void {
    if (!patched('2026-11-left-behind')) return;
    const run = getExternalWorkflowHandle(fulfilmentWorkflowId(this.#orderId, position));
    this.#open.set(shipmentId, run);
    this.#leftBehind.set(shipmentId, run);
    tell(run);
    void outlast(run).then(() => this.#over(shipmentId));
  }

  /** Null when a run of it is still there, which an order's run before this one has left behind. */
  async #child(
    input: FulfilmentInput,
    position: number,
  ): Promise<ChildWorkflowHandle<Workflow> | null> {
    try {
      return await this.#startChild(input, position);
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return null;
      throw error;
    }
  }

  #startChild(input: FulfilmentInput, position: number): Promise<ChildWorkflowHandle<Workflow>> {
    return startChild(WORKFLOWS.fulfilment, {
      workflowId: fulfilmentWorkflowId(this.#orderId, position),
      args: [input],
      // An order's run that is stopped stops its shipments, which undo what has not left.
      parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
  }

  async #await(shipmentId: string, run: ChildWorkflowHandle<Workflow>): Promise<void> {
    try {
      await run.result();
    } catch (error) {
      if (isCancellation(error)) return this.#over(shipmentId);
      log.error('a shipment’s run has failed', { shipmentId, error });
      this.#broken.add(shipmentId);
      await staff().raiseStaffTask({
        key: `shipment-stuck/${shipmentId}`,
        kind: 'shipment_stuck',
        orderId: this.#orderId,
        facts: { shipmentId },
      });
    }
    this.#over(shipmentId);
  }

  #over(shipmentId: string): void {
    this.#open.delete(shipmentId);
    this.#leftBehind.delete(shipmentId);
    this.#ring();
  }
}

const isOpen = ({ state, madeGood }: PlannedShipment): boolean =>
  isAstray(state) ? madeGood === null && patched('2026-11-made-good') : !isShipmentOver(state);

const tell = (run: Told): void => {
  run.signal(FULFILMENT_NEWS).catch(() => {
    // It has just ended; whoever reads on sees where.
  });
};
