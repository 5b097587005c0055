import type { CalculationType, JobMessage } from '@green-apple/contracts-events';
import { done, rejected, type Handled } from '@green-apple/messaging';
import {
  AFTERCARE_WANTED,
  BULK_WANTED,
  CANCEL_REQUESTED,
  aftercareWorkflowId,
  bulkWorkflowId,
  calculationWorkflowId,
  checkoutWorkflowId,
  EDIT_WANTED,
  FULFILMENT_NEWS,
  orderWorkflowId,
  pictureWorkflowId,
  PAYMENT_CHANGED,
  questionWorkflowId,
  REFUND_NEWS,
  refundWorkflowId,
  RETURN_NEWS,
  returnWorkflowId,
  taskQueue,
  WORKFLOWS,
  type AftercareInput,
  type BulkInput,
  type CalculationInput,
  type CalculationKind,
  type CheckoutInput,
  type OrderRunInput,
  type PictureInput,
  type QuestionInput,
  type RefundInput,
  type ReturnInput,
} from '@green-apple/workflow-contracts';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowStartOptions,
} from '@temporalio/client';

export interface DispatcherSettings {
  readonly temporal: Client;
  readonly findOrderId: (name: string) => Promise<string | null>;
  /** Ids of the order's refunds that are under way, or may still hear from the provider. */
  readonly findRefundIds: (orderId: string) => Promise<readonly string[]>;
  /** Ids of the order's returns that are not over. */
  readonly findReturnIds: (orderId: string) => Promise<readonly string[]>;
  readonly taskQueuePrefix: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The server's answer is waited for no longer than this; the message comes back instead. */
const DEADLINE_MS = 5_000;

/** Turns a job message into a run, or a signal to the run that owns the order. Repeats are harmless. */
export class JobDispatcher {
  private readonly settings: DispatcherSettings;

  constructor(settings: DispatcherSettings) {
    this.settings = settings;
  }

  /** Returns once the server has said yes; throws when it could not be asked, so that the message comes back. */
  async dispatch(message: JobMessage): Promise<Handled> {
    const { calculation_type: type } = message;
    if (type === 'bulk') return this.wakeBulk(message.order_id);
    if (type === 'media') return this.startPicture(message.order_id);
    if (type === 'question') return this.mailAnswer(message.order_id);
    const orderId = await this.settings.findOrderId(message.order_id);
    if (orderId === null) return rejected('ORDER_UNKNOWN');
    await this.settings.temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
      this.tellTemporal(orderId, type),
    );
    return done;
  }

  private async tellTemporal(
    orderId: string,
    type: Exclude<CalculationType, 'bulk' | 'media' | 'question'>,
  ): Promise<void> {
    switch (type) {
      case 'checkout':
        return this.start(WORKFLOWS.checkout, this.checkoutOptions(orderId));
      case 'payment':
        return this.wakeCheckout(orderId);
      case 'cancel':
        return this.passCancelOn(orderId);
      case 'fulfilment':
        return this.wakeOrder(orderId, FULFILMENT_NEWS);
      case 'edit':
        return this.wakeOrder(orderId, EDIT_WANTED);
      case 'refund':
        return this.wakeRefunds(orderId);
      case 'return':
        return this.wakeReturns(orderId);
      default:
        return this.start(WORKFLOWS.calculation, this.calculationOptions(orderId, type));
    }
  }

  private async start(
    type: string,
    options: WorkflowStartOptions<(input: CheckoutInput) => Promise<unknown>>,
  ): Promise<void> {
    try {
      await this.settings.temporal.workflow.start(type, options);
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /**
   * The signal may overtake the start, so it starts the run where there is none yet. News that comes after the
   * checkout is over, e.g. a bank's late yes, are the aftercare's.
   */
  private async wakeCheckout(orderId: string): Promise<void> {
    try {
      await this.settings.temporal.workflow.signalWithStart(WORKFLOWS.checkout, {
        ...this.checkoutOptions(orderId),
        signal: PAYMENT_CHANGED,
        signalArgs: [],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      await this.wakeAftercare(orderId);
    }
  }

  /** The checkout, if it still runs, judges at once; the aftercare sees to it that the wish is answered. */
  private async passCancelOn(orderId: string): Promise<void> {
    try {
      await this.settings.temporal.workflow
        .getHandle(checkoutWorkflowId(orderId))
        .signal(CANCEL_REQUESTED);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    await this.wakeAftercare(orderId);
  }

  private async wakeAftercare(orderId: string): Promise<void> {
    const input: AftercareInput = { orderId };
    await this.settings.temporal.workflow.signalWithStart(WORKFLOWS.aftercare, {
      workflowId: aftercareWorkflowId(orderId),
      taskQueue: taskQueue('checkout', this.settings.taskQueuePrefix),
      args: [input] as [AftercareInput],
      signal: AFTERCARE_WANTED,
      signalArgs: [],
      // Each time something is left to do; while a run is at it, it is told.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
  }

  /** An order at rest may be woken again: a run of an order that is not sold ends at once. */
  private async wakeOrder(orderId: string, signal: string): Promise<void> {
    const input: OrderRunInput = { orderId };
    await this.settings.temporal.workflow.signalWithStart(WORKFLOWS.order, {
      workflowId: orderWorkflowId(orderId),
      taskQueue: taskQueue('fulfilment', this.settings.taskQueuePrefix),
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      signal,
      signalArgs: [],
    });
  }

  /** Each refund has a run of its own; one that is over looks once more whether the money arrived. */
  private async wakeRefunds(orderId: string): Promise<void> {
    for (const refundId of await this.settings.findRefundIds(orderId))
      await this.settings.temporal.workflow.signalWithStart(WORKFLOWS.refund, {
        workflowId: refundWorkflowId(refundId),
        taskQueue: taskQueue('fulfilment', this.settings.taskQueuePrefix),
        args: [{ refundId }] as [RefundInput],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        signal: REFUND_NEWS,
        signalArgs: [],
      });
  }

  /** Files have ids of their own; a run of a job that is not there says so itself. */
  private async wakeBulk(jobId: string): Promise<Handled> {
    if (!UUID.test(jobId)) return rejected('JOB_UNKNOWN');
    const input: BulkInput = { jobId };
    await this.settings.temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
      this.settings.temporal.workflow.signalWithStart(WORKFLOWS.bulk, {
        workflowId: bulkWorkflowId(jobId),
        taskQueue: taskQueue('reports', this.settings.taskQueuePrefix),
        args: [input] as [BulkInput],
        // A checked file waits without a run: each answer to it starts one.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        signal: BULK_WANTED,
        signalArgs: [],
      }),
    );
    return done;
  }

  /** While a run is at a picture, a repeat finds it; later it looks once more, and finds the picture made. */
  private async startPicture(pictureId: string): Promise<Handled> {
    if (!UUID.test(pictureId)) return rejected('JOB_UNKNOWN');
    await this.settings.temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
      this.settings.temporal.workflow.start(WORKFLOWS.picture, {
        workflowId: pictureWorkflowId(pictureId),
        taskQueue: taskQueue('media', this.settings.taskQueuePrefix),
        args: [{ pictureId }] as [PictureInput],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
    return done;
  }

  /** Questions have ids of their own, too; a run of one that nobody waits for ends at once. */
  private async mailAnswer(questionId: string): Promise<Handled> {
    if (!UUID.test(questionId)) return rejected('QUESTION_UNKNOWN');
    const input: QuestionInput = { questionId };
    await this.settings.temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
      this.settings.temporal.workflow.start(WORKFLOWS.questionMail, {
        workflowId: questionWorkflowId(questionId),
        taskQueue: taskQueue('reports', this.settings.taskQueuePrefix),
        args: [input] as [QuestionInput],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        // Two messages at once are one mail.
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
    return done;
  }

  /** Each return has a run of its own: started by the first message, told by each later one. */
  private async wakeReturns(orderId: string): Promise<void> {
    for (const returnId of await this.settings.findReturnIds(orderId))
      await this.settings.temporal.workflow.signalWithStart(WORKFLOWS.merchandiseReturn, {
        workflowId: returnWorkflowId(returnId),
        taskQueue: taskQueue('fulfilment', this.settings.taskQueuePrefix),
        args: [{ orderId, returnId }] as [ReturnInput],
        // A run that broke is taken up by the next news.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        signal: RETURN_NEWS,
        signalArgs: [],
      });
  }

  private checkoutOptions(orderId: string) {
    const input: CheckoutInput = { orderId };
    return {
      workflowId: checkoutWorkflowId(orderId),
      taskQueue: taskQueue('checkout', this.settings.taskQueuePrefix),
      args: [input] as [CheckoutInput],
      // One order, one run: an id once used stays used, running or closed.
      workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    };
  }

  private calculationOptions(orderId: string, kind: CalculationKind) {
    const input: CalculationInput = { orderId, calculationType: kind };
    return {
      workflowId: calculationWorkflowId(kind, orderId),
      taskQueue: taskQueue('reports', this.settings.taskQueuePrefix),
      args: [input] as [CalculationInput],
      // Asked for again later, it is worked out again; asked for twice at once, it runs once.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
      workflowIdConflictPolicy: 'USE_EXISTING' as const,
    };
  }
}
