import {
  isOnItsWayOut,
  mayMoveShipment,
  orderStateOf,
  type MadeGood,
  type ShipmentKind,
  type ShipmentState,
} from '@green-apple/domain-order';
import type {
  CaptureActivities,
  CarrierActivities,
  Instruction,
  InstructionKind,
  ShipmentActivities,
  StaffActivities,
} from '@green-apple/workflow-contracts';

interface Parcel {
  state: ShipmentState;
  madeGood: MadeGood | null;
  toShelve: boolean;
  readonly instructions: Instruction[];
}

type Activities = ShipmentActivities & CarrierActivities & CaptureActivities & StaffActivities;

/** Shipments, carriers and captures in memory; keeps the tables of states as the database does. */
export class FakeParcels {
  readonly #parcels = new Map<string, Parcel>();
  kind: ShipmentKind = 'parcel';
  /** Where the order stands when it has no shipment. */
  bare: 'confirmed' | 'cancelled' = 'cancelled';
  /** The order was cancelled before anything was packed. */
  orderCancelled = false;
  /** A shipment's run has begun. */
  looked = false;
  /** Parcels pack themselves after so long. */
  packsItselfAfterMs: number | null = null;
  /** What carriers say when asked about a parcel, one after the other; the last one stays. */
  readonly tracking = new Map<string, (ShipmentState | null)[]>();
  /** How many labels are refused, captures find nothing to take, and banks refuse when asked again. */
  refusedLabels = 0;
  goneAuthorisations = 0;
  refusals = 0;
  /** Something that happens while the order's run looks what is to be sent. */
  whilePlanning: () => Promise<void> = async () => undefined;
  /** Something that happens between a run's last look at a shipment and its leaving. */
  beforeLeaving: (id: string) => void = () => undefined;
  /** Nobody finds anything of what is to be packed. */
  emptyShelves = false;

  plan(...ids: string[]): void {
    for (const id of ids)
      this.#parcels.set(id, {
        state: 'planned',
        madeGood: null,
        toShelve: false,
        instructions: [],
      });
  }

  state(id: string): ShipmentState | undefined {
    return this.#parcels.get(id)?.state;
  }

  stands(id: string, state: ShipmentState): void {
    this.#of(id).state = state;
  }

  /** Somebody asks for something; the run has to be told. */
  ask(id: string, kind: InstructionKind): void {
    const parcel = this.#of(id);
    parcel.instructions.push({ seq: parcel.instructions.length + 1, kind });
  }

  /** Staff decide what is done about a parcel that did not arrive; what is sent again is another one. */
  makeGood(id: string, how: MadeGood): void {
    this.#of(id).madeGood = how;
    if (how === 'resend') this.plan(`${id}-again`);
  }

  /** Somebody has looked at what the carrier brought back. */
  looksAt(id: string): void {
    this.#of(id).toShelve = true;
  }

  activities(note: (deed: string) => void): Activities {
    return {
      ...this.#shipments(note),
      ...this.#carrier(note),
      ...this.#captures(note),
      ...staff(note),
    };
  }

  #orderState() {
    const parcels = [...this.#parcels.values()];
    const counted = parcels.filter(({ madeGood }) => madeGood !== 'resend');
    return orderStateOf(
      counted.map(({ state }) => state),
      { replaced: counted.length < parcels.length },
    );
  }

  #of(id: string): Parcel {
    const parcel = this.#parcels.get(id);
    if (parcel === undefined) throw new Error(`no shipment ${id}`);
    return parcel;
  }

  #shipments(note: (deed: string) => void): ShipmentActivities {
    return {
      planShipments: async () => {
        const planned = [...this.#parcels].map(
          ([shipmentId, { state, madeGood, toShelve }], index) => ({
            shipmentId,
            state,
            madeGood,
            toShelve,
            position: index + 1,
            locationCode: `place-${index + 1}`,
          }),
        );
        await this.whilePlanning();
        return planned;
      },
      followShipments: async () => ({
        state: this.orderCancelled ? 'cancelled' : (this.#orderState() ?? this.bare),
      }),
      loadShipment: async ({ shipmentId }) => {
        this.looked = true;
        const { state, madeGood, instructions } = this.#of(shipmentId);
        const position = [...this.#parcels.keys()].indexOf(shipmentId) + 1;
        const { kind, packsItselfAfterMs } = this;
        return {
          ...{ kind, state, madeGood, position, packsItselfAfterMs },
          instructions: [...instructions],
        };
      },
      moveShipment: async ({ shipmentId, to }) => {
        note(`${shipmentId} ${to}`);
        const parcel = this.#of(shipmentId);
        if (to === 'shipped') this.beforeLeaving(shipmentId);
        const calledOff = parcel.instructions.some(({ kind }) => kind === 'cancel');
        if ((this.orderCancelled || calledOff) && isOnItsWayOut(to))
          return { code: 'order_cancelled' };
        if (parcel.madeGood !== null || !mayMoveShipment(parcel.state, to))
          return { code: 'stood', state: parcel.state };
        parcel.state = to;
        return { code: 'moved' };
      },
      bookArrivals: async () => {
        for (const [id, parcel] of this.#parcels) {
          if (parcel.toShelve) note(`shelve ${id}`);
          parcel.toShelve = false;
        }
      },
      bookPicks: async ({ shipmentId }) => {
        note(`book picks ${shipmentId}`);
        if (!this.emptyShelves) return { code: 'booked' };
        this.#of(shipmentId).state = 'cancelled';
        return { code: 'nothing_found' };
      },
    };
  }

  #carrier(note: (deed: string) => void): CarrierActivities {
    return {
      buyLabel: async ({ shipmentId }) => {
        note(`label ${shipmentId}`);
        return { code: this.refusedLabels-- > 0 ? 'refused' : 'bought' };
      },
      returnLabel: async ({ shipmentId }) => note(`return label ${shipmentId}`),
      readTracking: async ({ shipmentId }) => {
        const words = this.tracking.get(shipmentId) ?? [null];
        return { state: (words.length > 1 ? words.shift() : words[0]) ?? null };
      },
    };
  }

  #captures(note: (deed: string) => void): CaptureActivities {
    return {
      captureShipment: async ({ shipmentId }) => {
        note(`capture ${shipmentId}`);
        return { code: this.goneAuthorisations-- > 0 ? 'authorisation_gone' : 'captured' };
      },
      giveBackCapture: async ({ shipmentId }) => note(`give back ${shipmentId}`),
      reauthorise: async () => {
        note('ask the bank again');
        return { code: this.refusals-- > 0 ? 'declined' : 'authorised' };
      },
      releaseHold: async () => note('release the hold'),
    };
  }
}

const staff = (note: (deed: string) => void): StaffActivities => ({
  raiseStaffTask: async ({ key }) => note(`task ${key}`),
  settleStaffTask: async ({ key }) => {
    if (ABOUT_PARCELS.test(key)) note(`settle ${key}`);
  },
});

/** Other tasks are settled whether or not somebody raised them. */
const ABOUT_PARCELS = /^(lost|returned)\//;
