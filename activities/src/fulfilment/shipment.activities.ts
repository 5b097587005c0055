import { isShipmentOver, type ShipmentState } from '@green-apple/domain-order';
import type {
  ArrivalRepository,
  CaptureRepository,
  PickRepository,
  ShipmentRepository,
  ShipmentRow,
} from '@green-apple/persistence';
import type {
  InstructionKind,
  MoveShipmentInput,
  ShipmentActivities,
  ShipmentMove,
} from '@green-apple/workflow-contracts';
import { orderMissing } from '../partner-failure.ts';
import type { ShipmentStock } from './shipment-stock.port.ts';

export interface ShipmentPorts {
  readonly shipments: ShipmentRepository;
  readonly captures: CaptureRepository;
  readonly stock: ShipmentStock;
  readonly picks: PickRepository;
  readonly arrivals: ArrivalRepository;
  readonly packsItselfAfterMs: number | null;
}

const GONE: readonly ShipmentState[] = ['shipped', 'collected'];

/** The short steps of a shipment's run, over our own database. */
export function createShipmentActivities(ports: ShipmentPorts): ShipmentActivities {
  const { shipments, captures, stock, picks, arrivals } = ports;

  async function load(shipmentId: string): Promise<ShipmentRow> {
    const row = await shipments.load(shipmentId);
    if (row === null) throw orderMissing();
    return row;
  }

  /** Goods leave with the shipment's own move, or not at all. */
  async function move({ shipmentId, to, reason }: MoveShipmentInput): Promise<ShipmentMove> {
    const row = await load(shipmentId);
    if (row.state !== to && isShipmentOver(row.state) && row.state !== 'lost')
      return { code: 'stood', state: row.state };
    if (to === 'picking') await stock.pick(row);
    const moved = await shipments.move(shipmentId, to, reason ?? null, async (transaction) => {
      if (GONE.includes(to)) await stock.leave(row, transaction);
    });
    switch (moved.code) {
      case 'missing':
        throw orderMissing();
      case 'moved':
        return { code: 'moved' };
      case 'called_off':
        // A run does the same about both, and workers of the release before know this word.
        return { code: 'order_cancelled' };
      default:
        return moved;
    }
  }

  return {
    async planShipments({ orderId }) {
      await captures.openBooks(orderId);
      return shipments.plan(orderId);
    },
    async followShipments({ orderId }) {
      const state = await shipments.follow(orderId);
      if (state === null) throw orderMissing();
      return { state };
    },
    async loadShipment({ shipmentId }) {
      const { kind, state, madeGood, position, instructions } = await load(shipmentId);
      return {
        kind,
        state,
        madeGood,
        position,
        instructions: instructions.map(({ seq, kind: asked }) => ({
          seq,
          kind: asked as InstructionKind,
        })),
        packsItselfAfterMs: ports.packsItselfAfterMs,
      };
    },
    moveShipment: move,
    bookPicks: ({ shipmentId }) => picks.bookPicks(shipmentId),
    bookArrivals: ({ orderId }) => arrivals.book(orderId),
  };
}
