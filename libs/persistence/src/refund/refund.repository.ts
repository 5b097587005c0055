import { money, type Currency } from '@green-apple/domain-money';
import { combinedRefund, planRefund, type CombinedRefund } from '@green-apple/domain-pricing';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import {
  APPROVE_REFUND_SQL,
  INSERT_REFUND_SQL,
  LOAD_REFUND_SQL,
  LOCK_ORDER_SQL,
  NOT_MADE_GOOD_SQL,
  PAY_AGAIN_SQL,
  REFUND_GROUND_SQL,
  REFUNDS_OF_ORDER_SQL,
  REFUSE_REFUND_SQL,
  WAITING_REFUNDS_SQL,
} from './refund-sql.ts';
import {
  toGround,
  type GroundRow,
  type OpenRefundOutcome,
  type RefundGround,
  type RefundPreview,
  type RefundRequest,
  type RefundSource,
  type StoredRefund,
} from './stored-refund.ts';

/** Somebody else than who asked. */
export interface Decider {
  readonly id: string;
  readonly name: string;
}

/** Refunds as people and runs ask for them. Paying them back is their own runs' work. */
export class RefundRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Books a refund, and the message that starts its run, in the transaction of whoever asks. However many ask
   * at once, they wait for each other here, and together never get more than was paid.
   */
  async open(transaction: Transaction, request: RefundRequest): Promise<OpenRefundOutcome> {
    const { id, orderId, state } = request;
    await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
    const before = await this.load(id, transaction);
    if (before !== null) return before.orderId === orderId ? opened(before) : { code: 'ID_TAKEN' };
    const ground = await loadGround(this.#writer, orderId, null, transaction);
    const checked = check(ground, request);
    if (checked.code !== 'PREVIEW') return checked;
    const { total, parts } = checked;
    await this.#select(
      INSERT_REFUND_SQL,
      {
        id,
        orderId,
        position: ground?.nextPosition,
        state,
        reason: request.reason,
        note: request.note ?? null,
        sourceKind: request.source.kind,
        sourceId: request.source.id ?? null,
        requestedBy: request.requestedBy,
        requestedName: request.requestedName ?? null,
        amountMinor: total.minor,
        currency: total.currency,
        wakes: request.wakes ?? null,
        parts: JSON.stringify(parts),
      },
      transaction,
    );
    if (state === 'approved') await this.#wake(transaction, orderId, request.correlationId);
    return { code: 'OPENED', refundId: id, total, parts };
  }

  /** What it would be; nothing is booked, and it may be otherwise a moment later. */
  async preview(
    orderId: string,
    request: CombinedRefund,
    transaction?: Transaction,
  ): Promise<RefundPreview> {
    return check(await loadGround(this.#writer, orderId, null, transaction), request);
  }

  /** Whoever wants to look first and open then: from here on no other refund of the order comes between. */
  async lock(orderId: string, transaction: Transaction): Promise<void> {
    await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
  }

  /** Those that wait for somebody's word, oldest first. */
  async waiting(): Promise<StoredRefund[]> {
    return (await this.#select<RefundRow>(WAITING_REFUNDS_SQL, {})).map(toRefund);
  }

  async currencyOf(orderId: string): Promise<Currency | null> {
    const [row] = await this.#select<{ currency: Currency }>(
      'select currency from ordering."order" where id = cast($orderId as uuid)',
      { orderId },
    );
    return row?.currency ?? null;
  }

  async load(id: string, transaction?: Transaction): Promise<StoredRefund | null> {
    const rows = await this.#select<RefundRow>(LOAD_REFUND_SQL, { id }, transaction);
    return rows.map(toRefund)[0] ?? null;
  }

  async ofOrder(orderId: string, transaction?: Transaction): Promise<StoredRefund[]> {
    return (await this.#select<RefundRow>(REFUNDS_OF_ORDER_SQL, { orderId }, transaction)).map(
      toRefund,
    );
  }

  /** False when it does not wait for anybody's word. Throws on `refund_decided_by_another` for one's own. */
  async approve(
    transaction: Transaction,
    { id, orderId }: Pick<StoredRefund, 'id' | 'orderId'>,
    decidedBy: Decider,
    correlationId?: string,
  ): Promise<boolean> {
    await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
    const [row] = await this.#select<{ sourceKind: RefundSource }>(
      APPROVE_REFUND_SQL,
      { id, decidedBy: decidedBy.id, decidedName: decidedBy.name },
      transaction,
    );
    if (row === undefined) return false;
    await this.#wake(transaction, orderId, correlationId);
    if (row.sourceKind === 'shipment')
      await this.#wake(transaction, orderId, correlationId, 'fulfilment');
    return true;
  }

  /** What it had promised can be given back otherwise. False when it does not wait for anybody's word. */
  async refuse(
    transaction: Transaction,
    { id, orderId }: Pick<StoredRefund, 'id' | 'orderId'>,
    refusal: string,
    decidedBy: Decider,
    correlationId?: string,
  ): Promise<boolean> {
    await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
    const rows = await this.#select(
      REFUSE_REFUND_SQL,
      {
        id,
        refusal,
        from: 'awaiting_approval',
        decidedBy: decidedBy.id,
        decidedName: decidedBy.name,
      },
      transaction,
    );
    if (rows.length === 0) return false;
    // Its run tells whoever waits for it.
    await this.#wake(transaction, orderId, correlationId);
    if ((await this.#select(NOT_MADE_GOOD_SQL, { id }, transaction)).length > 0)
      await this.#wake(transaction, orderId, correlationId, 'fulfilment');
    return true;
  }

  /** The provider refused; somebody has mended what was wrong. False when nothing failed. */
  async payAgain(
    transaction: Transaction,
    { id, orderId }: Pick<StoredRefund, 'id' | 'orderId'>,
    correlationId?: string,
  ): Promise<boolean> {
    const rows = await this.#select(PAY_AGAIN_SQL, { id }, transaction);
    if (rows.length === 0) return false;
    await this.#wake(transaction, orderId, correlationId);
    return true;
  }

  async #wake(
    transaction: Transaction,
    orderId: string,
    correlationId?: string,
    kind: 'refund' | 'fulfilment' = 'refund',
  ): Promise<void> {
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'jobs',
        kind,
        aggregateType: 'order',
        aggregateId: orderId,
        aggregateVersion: 1,
        body: {
          order_id: orderId,
          calculation_type: kind,
          ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
        },
        ...(correlationId === undefined ? {} : { correlationId }),
      },
    ]);
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

/** `exceptId`: a refund that looks for its own money does not stand in its own way. */
export async function loadGround(
  writer: Writer,
  orderId: string,
  exceptId: string | null,
  transaction?: Transaction,
): Promise<RefundGround | null> {
  const bind = { orderId, exceptId };
  const [row] = await writerSelect<GroundRow>(writer, REFUND_GROUND_SQL, bind, transaction);
  return row === undefined ? null : toGround(row);
}

function check(ground: RefundGround | null, request: CombinedRefund): RefundPreview {
  if (ground === null) return { code: 'ORDER_UNKNOWN' };
  if (!ground.isSold) return { code: 'NOT_SOLD' };
  const outcome = combinedRefund(ground, request);
  if (outcome.code !== 'REFUND') return outcome;
  const { total, parts } = outcome.refund;
  const lineIds = parts.filter(({ quantity }) => quantity > 0).map(({ lineId }) => lineId);
  const whole = planRefund(total.minor + ground.waitingMinor, lineIds, ground.money);
  if (whole.code === 'NOT_TAKEN_YET')
    return { ...whole, leftMinor: Math.max(0, whole.leftMinor - ground.waitingMinor) };
  const plan = planRefund(total.minor, lineIds, ground.money);
  const tenders = plan.code === 'PLAN' ? plan.tenders : [];
  const named = tenders.map((each) => ({ ...each, ending: ground.endings.get(each.id) ?? null }));
  return { code: 'PREVIEW', total, parts, tenders: named, leftMinor: outcome.leftMinor };
}

type RefundRow = Omit<StoredRefund, 'amountMinor'> & { readonly amountMinor: string };

export const toRefund = (row: RefundRow): StoredRefund => ({
  ...row,
  amountMinor: Number(row.amountMinor),
});

const opened = (refund: StoredRefund): OpenRefundOutcome => ({
  code: 'OPENED',
  refundId: refund.id,
  total: money(refund.amountMinor, refund.currency),
  parts: refund.parts,
});
