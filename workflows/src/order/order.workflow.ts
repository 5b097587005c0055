import { isFinal, isSold } from '@green-apple/domain-order';
import {
  FULFILMENT_NEWS,
  SHIPMENT_MOVED,
  type OrderRunInput,
  type OrderRunResult,
} from '@green-apple/workflow-contracts';
import { defineSignal, isCancellation, patched, setHandler } from '@temporalio/workflow';
import { now } from '../support/clock.ts';
import { Bell } from '../support/bell.ts';
import { captures, shipments, staff } from '../support/proxies.ts';
import { StageBoard } from '../support/stage.ts';
import { OrderEdits } from './order-edits.ts';
import { ShipmentRuns } from './shipment-runs.ts';
import { MadeGoodParcels } from './turned-up.ts';

const fulfilmentNews = defineSignal(FULFILMENT_NEWS);
const shipmentMoved = defineSignal(SHIPMENT_MOVED);

/** A confirmed order that nobody can pack for so long is looked at by a person. */
const NOTHING_TO_SEND_MS = 24 * 60 * 60 * 1000;

/**
 * A sold order until it comes to rest. It owns the order: each shipment has a run of its own that moves the
 * shipment and rings here; where the order stands follows from where its shipments stand.
 */
export async function order({ orderId }: OrderRunInput): Promise<OrderRunResult> {
  const bell = new Bell();
  const board = new StageBoard();
  const runs = new ShipmentRuns(orderId, bell.ring);
  const changes = new OrderEdits(orderId, bell.ring);
  const madeGood = new MadeGoodParcels(orderId);
  setHandler(shipmentMoved, bell.ring);
  setHandler(fulfilmentNews, () => {
    madeGood.listen();
    runs.tellAll();
    bell.ring();
  });
  try {
    return await follow({ orderId, runs, changes, madeGood, bell, board });
  } catch (error) {
    if (isCancellation(error)) await runs.ended();
    throw error;
  }
}

interface Followed {
  readonly orderId: string;
  readonly runs: ShipmentRuns;
  readonly changes: OrderEdits;
  readonly madeGood: MadeGoodParcels;
  readonly bell: Bell;
  readonly board: StageBoard;
}

async function follow(order: Followed): Promise<OrderRunResult> {
  const { orderId, runs, changes, madeGood, bell, board } = order;
  for (;;) {
    const heard = bell.rings;
    const planned = await shipments().planShipments({ orderId });
    await runs.begin(planned);
    if (planned.some(({ toShelve }) => toShelve === true) && patched('2026-11-brought-back'))
      await shipments().bookArrivals({ orderId });
    // What an edit takes in or leaves empty is planned, or called off, in the next round.
    if (await changes.judge()) {
      runs.tellAll();
      continue;
    }
    const { state } = await shipments().followShipments({ orderId });
    await madeGood.look(planned);
    // Shipments of a cancelled order hear of it and undo what they did, each before this run ends.
    if ((!isSold(state) || isFinal(state)) && runs.atRest) {
      if (isRungSince(bell, heard)) continue;
      board.show({ stage: state, waitingOn: null, dueBy: null });
      if (planned.length > 0) await captures().releaseHold({ orderId });
      if (!isRungSince(bell, heard)) return { state };
      continue;
    }
    const { payBy } = changes;
    if (payBy !== null) {
      board.show({ stage: state, waitingOn: 'shopper', dueBy: payBy });
      await bell.ringAfter(heard, Math.max(0, payBy - now()));
      continue;
    }
    const patience = planned.length > 0 ? null : NOTHING_TO_SEND_MS;
    const dueBy = patience === null ? null : now() + patience;
    board.show({ stage: state, waitingOn: 'warehouse', dueBy });
    if (!(await bell.ringAfter(heard, patience))) await askWhereTheStockIs(orderId);
  }
}

/** What was asked for in the last moment is seen to as well. */
const isRungSince = (bell: Bell, heard: number): boolean =>
  bell.rings !== heard && patched('2026-11-last-moment');

const askWhereTheStockIs = (orderId: string): Promise<void> =>
  staff().raiseStaffTask({
    key: `nothing-to-ship/${orderId}`,
    kind: 'nothing_to_ship',
    orderId,
  });
