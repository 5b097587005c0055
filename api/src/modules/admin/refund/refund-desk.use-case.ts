import type {
  AdminRefund,
  AskRefund,
  DecideRefund,
  RefundPreviewDto,
  WantedRefund,
} from '@green-apple/contracts-http';
import type { Currency, Money } from '@green-apple/domain-money';
import {
  givenAlone,
  inTransaction,
  type AuditTrail,
  type IdempotencyKey,
  type IdempotencyRepository,
  type RefundRepository,
  type StoredRefund,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { ProblemError } from '../../../platform/index.ts';
import { requestHash } from '../../order/idempotency-key.ts';
import { takeKey } from '../../order/take-key.ts';
import type { Deed } from '../promotion/offer-deed.ts';
import { refundProblem } from './refund-problem.ts';
import { toAdminRefund, toRefundPreview } from './refund.mapper.ts';

export interface RefundDeskDependencies {
  readonly writer: Writer;
  readonly refunds: RefundRepository;
  readonly keys: IdempotencyRepository;
  readonly trail: AuditTrail;
  /** What one employee may give back on one order alone, in minor units of its currency. */
  readonly limitMinor: (currency: string) => number;
}

/** Refunds as employees ask for them, agree to them, and try again what the provider refused. */
export class RefundDesk {
  private readonly its: RefundDeskDependencies;

  constructor(dependencies: RefundDeskDependencies) {
    this.its = dependencies;
  }

  async preview(
    orderId: string,
    wanted: WantedRefund,
    { employee }: Deed,
  ): Promise<RefundPreviewDto> {
    const preview = await this.its.refunds.preview(orderId, wanted);
    if (preview.code !== 'PREVIEW') throw refundProblem(preview, await this.currencyOf(orderId));
    const before = await this.its.refunds.ofOrder(orderId);
    return toRefundPreview(preview, this.needsApproval(before, employee.id, preview.total));
  }

  /** Under one key it is asked for once; above the limit it waits for somebody else's word. */
  ask(orderId: string, request: AskRefund, clientKey: string, deed: Deed): Promise<AdminRefund> {
    const key: IdempotencyKey = {
      scope: `refund/${deed.employee.id}`,
      key: clientKey,
      requestHash: requestHash({ orderId, ...request }),
    };
    return inTransaction(this.its.writer, async (transaction) => {
      const earlier = await takeKey(this.its.keys, key, transaction);
      const id =
        earlier === null
          ? await this.open(orderId, request, deed, transaction)
          : (earlier.body as { id: string }).id;
      if (earlier === null)
        await this.its.keys.answer(key, { status: 201, body: { id } }, transaction);
      return this.shown(id, deed, transaction);
    });
  }

  private async open(
    orderId: string,
    { reason, note, ...wanted }: AskRefund,
    deed: Deed,
    transaction: Transaction,
  ): Promise<string> {
    const id = uuidv7();
    // Counted under the order's lock: two at once cannot both be the one below the limit.
    await this.its.refunds.lock(orderId, transaction);
    const before = await this.its.refunds.ofOrder(orderId, transaction);
    const preview = await this.its.refunds.preview(orderId, wanted, transaction);
    if (preview.code !== 'PREVIEW') throw refundProblem(preview, await this.currencyOf(orderId));
    const waits = this.needsApproval(before, deed.employee.id, preview.total);
    const outcome = await this.its.refunds.open(transaction, {
      ...wanted,
      id,
      orderId,
      reason,
      note,
      source: { kind: 'staff' },
      requestedBy: deed.employee.id,
      requestedName: deed.employee.name,
      state: waits ? 'awaiting_approval' : 'approved',
      correlationId: deed.correlationId,
    });
    if (outcome.code !== 'OPENED') throw refundProblem(outcome, await this.currencyOf(orderId));
    const after = { minor: outcome.total.minor, reason, note, waits };
    await this.note('refund.asked', { id, orderId }, after, deed, transaction);
    return id;
  }

  /** Never one's own. Decided twice alike, it is decided once. */
  async decide(id: string, { decision }: DecideRefund, deed: Deed): Promise<AdminRefund> {
    const { employee, correlationId } = deed;
    const refund = await this.found(id);
    if (refund.requestedBy === employee.id) throw new ProblemError('REFUND_OWN');
    return inTransaction(this.its.writer, async (transaction) => {
      const by = { id: employee.id, name: employee.name };
      const done =
        decision === 'approve'
          ? await this.its.refunds.approve(transaction, refund, by, correlationId)
          : await this.its.refunds.refuse(transaction, refund, 'NOT_AGREED', by, correlationId);
      if (!done) throw new ProblemError('REFUND_DECIDED');
      await this.note(
        `refund.${decision}d`,
        refund,
        { minor: refund.amountMinor },
        deed,
        transaction,
      );
      return this.shown(id, deed, transaction);
    });
  }

  async payAgain(id: string, deed: Deed): Promise<AdminRefund> {
    const refund = await this.found(id);
    return inTransaction(this.its.writer, async (transaction) => {
      const { correlationId } = deed;
      if (!(await this.its.refunds.payAgain(transaction, refund, correlationId)))
        throw new ProblemError('REFUND_DECIDED');
      await this.note(
        'refund.tried_again',
        refund,
        { minor: refund.amountMinor },
        deed,
        transaction,
      );
      return this.shown(id, deed, transaction);
    });
  }

  async ofOrder(orderId: string, { employee }: Deed): Promise<AdminRefund[]> {
    return (await this.its.refunds.ofOrder(orderId)).map((each) =>
      toAdminRefund(each, employee.id),
    );
  }

  async waiting({ employee }: Deed): Promise<AdminRefund[]> {
    return (await this.its.refunds.waiting()).map((each) => toAdminRefund(each, employee.id));
  }

  /** What the same person gave on the same order by their own word counts: no limit is passed in small steps. */
  private needsApproval(
    before: readonly StoredRefund[],
    employeeId: string,
    { minor, currency }: Money,
  ): boolean {
    return givenAlone(before, employeeId) + minor > this.its.limitMinor(currency);
  }

  private async found(id: string): Promise<StoredRefund> {
    const refund = await this.its.refunds.load(id);
    if (refund === null) throw new ProblemError('REFUND_NOT_FOUND');
    return refund;
  }

  private async shown(
    id: string,
    { employee }: Deed,
    transaction: Transaction,
  ): Promise<AdminRefund> {
    const refund = await this.its.refunds.load(id, transaction);
    if (refund === null) throw new ProblemError('REFUND_NOT_FOUND');
    return toAdminRefund(refund, employee.id);
  }

  private async currencyOf(orderId: string): Promise<Currency> {
    return (await this.its.refunds.currencyOf(orderId)) ?? 'USD';
  }

  private async note(
    action: string,
    { id, orderId }: { readonly id: string; readonly orderId: string },
    after: Readonly<Record<string, unknown>>,
    { employee, correlationId, now }: Deed,
    transaction: Transaction,
  ): Promise<void> {
    await this.its.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action,
        entityType: 'order',
        entityId: orderId,
        before: null,
        after: { refund: id, ...after },
        correlationId,
      },
      transaction,
    );
  }
}
