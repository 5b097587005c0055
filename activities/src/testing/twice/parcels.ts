import { randomUUID } from 'node:crypto';
import type { ReturnInstruction, ReturnState } from '@green-apple/domain-order';
import {
  ArrivalRepository,
  InstructionRepository,
  inTransaction,
  ReturnRepository,
} from '@green-apple/persistence';
import type { Scenes, TwiceStage } from './twice-stage.ts';

export type ParcelSteps =
  | 'planShipments'
  | 'followShipments'
  | 'loadShipment'
  | 'moveShipment'
  | 'bookPicks'
  | 'bookArrivals'
  | 'buyLabel'
  | 'returnLabel'
  | 'readTracking'
  | 'loadReturn'
  | 'moveReturn'
  | 'inspectReturn'
  | 'settleReturn'
  | 'buyReturnLabel'
  | 'giveBackReturnLabel'
  | 'readReturnTracking';

/** What leaves, and what comes back. */
export const PARCELS: Scenes<ParcelSteps> = {
  planShipments: async (stage) => ({ orderId: (await stage.sold()).id }),
  followShipments: (stage) => stage.parcel('picking'),
  loadShipment: (stage) => stage.parcel(),
  async moveShipment(stage) {
    const { shipmentId } = await stage.parcel('picking', 'packed');
    return { shipmentId, to: 'shipped' };
  },
  async bookPicks(stage) {
    const parcel = await stage.parcel('picking');
    await pickedOneLess(stage, parcel.shipmentId);
    return parcel;
  },
  async bookArrivals(stage) {
    const parcel = await stage.parcel('picking', 'packed', 'shipped', 'returned_to_sender');
    const found = parcel.order.lines.map(({ variantId, quantity: good }) => ({
      ...{ variantId, good, damaged: 0, missing: 0 },
    }));
    const { orderId, shipmentId } = parcel;
    await inTransaction(stage.office, (transaction) =>
      new ArrivalRepository(stage.office).inspect(
        { orderId, shipmentId, found, by: 'olga' },
        transaction,
      ),
    );
    return parcel;
  },
  buyLabel: (stage) => stage.parcel('picking', 'packed'),
  returnLabel: labelled,
  readTracking: labelled,
  loadReturn: (stage) => asked(stage),
  moveReturn: async (stage) => ({ ...(await asked(stage)), to: 'approved' }),
  async inspectReturn(stage) {
    const back = await asked(stage, 'approved', 'received');
    await inspected(stage, back);
    return { returnId: back.returnId, seq: 1 };
  },
  async settleReturn(stage) {
    const back = await asked(stage, 'approved', 'received');
    await inspected(stage, back);
    await stage.steps.inspectReturn({ returnId: back.returnId, seq: 1 });
    return back;
  },
  buyReturnLabel: (stage) => asked(stage, 'approved'),
  giveBackReturnLabel: returnLabelled,
  readReturnTracking: returnLabelled,
};

async function labelled(stage: TwiceStage) {
  const parcel = await stage.parcel('picking', 'packed');
  await stage.steps.buyLabel(parcel);
  return parcel;
}

async function returnLabelled(stage: TwiceStage) {
  const back = await asked(stage, 'approved');
  await stage.steps.buyReturnLabel(back);
  await stage.steps.moveReturn({ returnId: back.returnId, to: 'labelled' });
  return back;
}

async function pickedOneLess({ office }: TwiceStage, shipmentId: string): Promise<void> {
  await inTransaction(office, async (transaction) => {
    const instructions = new InstructionRepository(office);
    const parts = (await instructions.parts(shipmentId, transaction)).map(
      ({ partId, lots, quantity }) => {
        const [first] = lots;
        const lotId = first?.lotId ?? null;
        return { partId, lots: [{ lotId, quantity: (first?.quantity ?? quantity) - 1 }] };
      },
    );
    await instructions.give(
      { shipmentId, kind: 'picked', givenBy: 'spec', detail: { parts } },
      transaction,
    );
  });
}

interface Back {
  readonly returnId: string;
  readonly orderId: string;
  readonly lineId: string;
}

/** The shopper wants to send one unit back; moved on as far as this. */
async function asked(stage: TwiceStage, ...to: readonly ReturnState[]): Promise<Back> {
  const { order, orderId } = await stage.delivered();
  const { shopper } = stage;
  const returnId = randomUUID();
  const lineId = order.lines[0]?.id ?? '';
  await inTransaction(shopper, async (transaction) => {
    const returns = new ReturnRepository(shopper);
    const position = await returns.openBook(orderId, transaction);
    const ground = await returns.ground(orderId, transaction);
    const locationId = ground?.lines[0]?.locationId ?? '';
    const { number: orderNumber } = order;
    await returns.request(
      {
        id: returnId,
        orderId,
        resolution: 'refund',
        review: null,
        labelBy: 'shop',
        requestedBy: 'shopper',
        key: returnId,
        hash: returnId,
        lines: [{ lineId, quantity: 1, reason: 'changed_mind', opened: false }],
      },
      { position, orderNumber, locationId, correlationId: 'spec' },
      transaction,
    );
  });
  for (const state of to) await stage.steps.moveReturn({ returnId, to: state });
  return { returnId, orderId, lineId };
}

async function inspected(
  { office }: TwiceStage,
  { returnId, orderId, lineId }: Back,
): Promise<void> {
  const line = { lineId, good: 1, damaged: 0, notAsDescribed: 0, missing: 0, accepted: 1 };
  const kind: ReturnInstruction = 'inspect';
  await inTransaction(office, (transaction) =>
    new ReturnRepository(office).instruct(
      {
        ...{ returnId, orderId, kind, givenBy: 'spec', correlationId: 'spec' },
        body: { lines: [line], sharePercent: 100 },
      },
      transaction,
    ),
  );
}
