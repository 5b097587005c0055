import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BulkPolicy } from '@green-apple/domain-catalog';
import {
  BulkDeskRepository,
  inTransaction,
  OrderEditRepository,
  type OpenBulkJob,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { quoteOf } from '../edit-story.ts';
import type { Scenes, TwiceStage } from './twice-stage.ts';

export type ChangeSteps =
  | 'applyEdit'
  | 'awaitEditPayment'
  | 'abandonEdit'
  | 'chargeEdit'
  | 'letGoOfCharges'
  | 'amendTax'
  | 'nextBulkTask'
  | 'checkBulkFile'
  | 'applyBulkRows'
  | 'applyBulkFile'
  | 'writeBulkExport'
  | 'endBulk'
  | 'giveBulkUp'
  | 'sweepBulkFiles';

const TOMORROW = (): string => new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();

/** Orders that are changed, and files that change the catalogue. */
export const CHANGES: Scenes<ChangeSteps> = {
  applyEdit: (stage) => wanted(stage, 1),
  awaitEditPayment: async (stage) => ({ ...(await wanted(stage, 5)), until: TOMORROW() }),
  async abandonEdit(stage) {
    const edit = await wanted(stage, 5);
    await stage.steps.awaitEditPayment({ ...edit, until: TOMORROW() });
    return edit;
  },
  chargeEdit: async (stage) => dearer(stage),
  async letGoOfCharges(stage) {
    const edit = await dearer(stage);
    await stage.steps.chargeEdit(edit);
    return edit;
  },
  async amendTax(stage) {
    const edit = await wanted(stage, 1, (orderId) => stage.steps.commitTax({ orderId }));
    await stage.steps.applyEdit(edit);
    return edit;
  },
  nextBulkTask: (stage) => sent(stage),
  checkBulkFile: (stage) => sent(stage),
  async applyBulkRows(stage) {
    const job = await sent(stage, 'skip_bad_rows');
    await stage.steps.checkBulkFile(job);
    return job;
  },
  async applyBulkFile(stage) {
    const job = await sent(stage, 'all_or_nothing');
    await stage.steps.checkBulkFile(job);
    return job;
  },
  writeBulkExport: (stage) => exported(stage),
  endBulk: async (stage) => {
    const job = await sent(stage, 'skip_bad_rows');
    await stage.steps.checkBulkFile(job);
    await stage.steps.applyBulkRows(job);
    return job;
  },
  giveBulkUp: (stage) => sent(stage),
  async sweepBulkFiles(stage) {
    const job = await sent(stage);
    await stage.steps.giveBulkUp(job);
    await stage.database.query(
      `update catalog.bulk_job set kept_until = now() - interval '1 day' where id = $1`,
      [job.jobId],
    );
    return undefined;
  },
};

/** A sold and planned order of three that somebody wants to hold so many, agreed to. */
async function wanted(
  stage: TwiceStage,
  quantity: number,
  before: (orderId: string) => Promise<unknown> = async () => undefined,
): Promise<{ orderId: string; editId: string }> {
  const { id: orderId } = await stage.sold((order) => order.with({ taxMinor: 0 }));
  await stage.steps.planShipments({ orderId });
  await before(orderId);
  const edits = new OrderEditRepository(stage.shopper);
  const order = await edits.toEdit(orderId);
  if (order === null) throw new Error('no such order');
  const quote = quoteOf(order, quantity);
  const editId = randomUUID();
  await edits.insert({
    id: editId,
    orderId,
    actor: 'shopper',
    requestedBy: null,
    requestedName: null,
    note: null,
    changes: { quantities: [], added: [] },
    quote,
    baseVersion: order.receiptVersion,
    differenceMinor: quote.totals.total.minor - order.totals.total.minor,
    currency: order.currency,
  });
  await inTransaction(stage.shopper, (transaction) => edits.ask(editId, transaction));
  return { orderId, editId };
}

async function dearer(stage: TwiceStage) {
  const edit = await wanted(stage, 5);
  const step = await stage.steps.applyEdit(edit);
  if (step.code !== 'charge_needed') throw new Error(`no charge is needed: ${step.code}`);
  const { next } = stage.payments;
  stage.payments.next = { ...next, providerRef: `pi_${edit.editId}` } as typeof next;
  return { ...edit, amountMinor: step.amountMinor };
}

let cents = 10;
async function sent(stage: TwiceStage, policy: BulkPolicy | null = null) {
  const id = uuidv7();
  const fileKey = `${id}/file.csv`;
  // Another price each time: a file that changes nothing is not taken over.
  const content = Buffer.from(`sku,price\nMAG-60,17.${++cents}\n`);
  await stage.files.put(fileKey, 'text/csv', Readable.from([content]));
  return opened(stage, {
    id,
    fileKey,
    policy,
    direction: 'import',
    fileName: 'prices.csv',
    fileBytes: content.length,
  });
}

const exported = (stage: TwiceStage) =>
  opened(stage, {
    id: uuidv7(),
    fileKey: null,
    policy: null,
    direction: 'export',
    fileName: 'prices-2026-11-26.csv',
    fileBytes: 0,
  });

async function opened(
  { office }: TwiceStage,
  job: Pick<OpenBulkJob, 'id' | 'fileKey' | 'policy' | 'direction' | 'fileName' | 'fileBytes'>,
): Promise<{ jobId: string }> {
  await inTransaction(office, (transaction) =>
    new BulkDeskRepository(office).open(
      {
        ...job,
        kind: 'prices',
        format: 'csv',
        fileSha256: null,
        requestedBy: 'employee-1',
        requestedByName: 'Grace Gardner',
        idempotencyKey: job.id,
        requestHash: job.id,
        correlationId: 'spec',
      },
      transaction,
    ),
  );
  return { jobId: job.id };
}
