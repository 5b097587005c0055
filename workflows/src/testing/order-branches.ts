import type { WorkflowHandle } from '@temporalio/client';
import type { MadeGood, ShipmentState } from '@green-apple/domain-order';
import { eventually } from '@green-apple/testing';
import {
  EDIT_WANTED,
  FULFILMENT_NEWS,
  type EditStep,
  type InstructionKind,
} from '@green-apple/workflow-contracts';
import type { FakeShop } from './fake-shop.ts';

/** One way an order may go: how the shop stands, and what people do while the run is open. */
export interface OrderBranch {
  readonly set?: (shop: FakeShop) => void;
  readonly script?: (people: People) => Promise<void>;
  /** Days pass before anybody does something: on this server they do while somebody waits for the end. */
  readonly daysPass?: boolean;
  /** Nothing of it is to be seen from its shipment. */
  readonly orderOnly?: boolean;
}

/** What people and carriers do to an order, and what they wait for. */
export class People {
  readonly #shop: FakeShop;
  readonly #order: WorkflowHandle;

  constructor(shop: FakeShop, order: WorkflowHandle) {
    this.#shop = shop;
    this.#order = order;
  }

  async ask(id: string, kind: InstructionKind): Promise<void> {
    this.#shop.parcels.ask(id, kind);
    await this.#order.signal(FULFILMENT_NEWS);
  }

  async makeGood(id: string, how: MadeGood): Promise<void> {
    this.#shop.parcels.makeGood(id, how);
    await this.#order.signal(FULFILMENT_NEWS);
  }

  /** Somebody agrees to a change of the order. */
  async wantsChange(): Promise<void> {
    await this.#order.signal(EDIT_WANTED);
  }

  async looksAt(id: string): Promise<void> {
    this.#shop.parcels.looksAt(id);
    await this.#order.signal(FULFILMENT_NEWS);
  }

  async comesIn(id: string): Promise<void> {
    this.#shop.parcels.plan(id);
    await this.#order.signal(FULFILMENT_NEWS);
  }

  async cancels(id: string): Promise<void> {
    this.#shop.parcels.orderCancelled = true;
    await this.ask(id, 'cancel');
  }

  stop(): Promise<unknown> {
    return this.#order.cancel();
  }

  did(deed: string): Promise<unknown> {
    return eventually(() => this.#shop.deeds.includes(deed));
  }

  at(id: string, state: ShipmentState): Promise<unknown> {
    return eventually(() => this.#shop.parcels.state(id) === state);
  }

  looked(): Promise<unknown> {
    return eventually(() => this.#shop.parcels.looked);
  }
}

const alone =
  (set: (shop: FakeShop) => void = () => undefined) =>
  (shop: FakeShop): void => {
    shop.parcels.packsItselfAfterMs = 0;
    set(shop);
  };
const says = (shop: FakeShop, id: string, ...words: (ShipmentState | null)[]): void => {
  shop.parcels.tracking.set(id, words);
};

const DEARER: EditStep = {
  code: 'charge_needed',
  editId: 'edit-1',
  amountMinor: 900,
  occasion: 1,
  payBy: null,
};

/** The branches of `order` and of the `fulfilment` of its first shipment, `a`. */
export const ORDER_BRANCHES: Readonly<Record<string, OrderBranch>> = {
  delivered: {
    set: (shop) => says(shop, 'a', null, 'in_transit', 'out_for_delivery', 'delivered'),
    async script(people) {
      await people.ask('a', 'pack');
      await people.at('a', 'picking');
      await people.ask('a', 'ship');
    },
  },

  'told-while-starting': {
    set: (shop) => {
      says(shop, 'a', 'delivered');
      shop.isAskedWhileStarting('a', 'pack');
    },
    async script(people) {
      await people.at('a', 'picking');
      await people.ask('a', 'ship');
    },
  },

  'left-behind': {
    orderOnly: true,
    set: (shop) => {
      says(shop, 'a', 'delivered');
      void shop.leftBehind('left-behind', 'a');
    },
    async script(people) {
      await people.ask('a', 'pack');
      await people.at('a', 'picking');
      await people.ask('a', 'ship');
    },
  },

  'in-two-parcels': {
    set: alone((shop) => {
      shop.parcels.plan('b');
      for (const id of ['a', 'b']) says(shop, id, 'delivered');
    }),
  },

  'backorder-woken': {
    set: alone((shop) => {
      says(shop, 'a', null, 'delivered');
      says(shop, 'b', 'delivered');
    }),
    async script(people) {
      await people.at('a', 'shipped');
      await people.comesIn('b');
    },
  },

  collected: {
    set: alone((shop) => (shop.parcels.kind = 'pickup')),
    async script(people) {
      await people.at('a', 'ready_for_pickup');
      await people.ask('a', 'hand_over');
    },
  },

  'not-collected': { set: alone((shop) => (shop.parcels.kind = 'pickup')) },

  'called-off-at-the-counter': {
    set: alone((shop) => (shop.parcels.kind = 'pickup')),
    async script(people) {
      await people.did('mail shipment-ready 1');
      await people.ask('a', 'cancel');
    },
  },

  'called-off': {
    async script(people) {
      await people.ask('a', 'pack');
      await people.at('a', 'picking');
      await people.ask('a', 'cancel');
    },
  },

  'called-off-in-the-last-moment': {
    set: alone((shop) => (shop.parcels.beforeLeaving = (id) => shop.parcels.ask(id, 'cancel'))),
  },

  'cancelled-before-packing': {
    async script(people) {
      await people.looked();
      await people.cancels('a');
    },
  },

  'stopped-by-operator': {
    async script(people) {
      await people.ask('a', 'pack');
      await people.at('a', 'picking');
      await people.stop();
      await people.did('a cancelled');
    },
  },

  'picked-less': {
    set: (shop) => says(shop, 'a', 'delivered'),
    async script(people) {
      await people.ask('a', 'pack');
      await people.at('a', 'picking');
      await people.ask('a', 'picked');
      await people.did('book picks a');
      await people.ask('a', 'ship');
    },
  },

  'nothing-found': {
    set: (shop) => (shop.parcels.emptyShelves = true),
    async script(people) {
      await people.ask('a', 'pack');
      await people.at('a', 'picking');
      await people.ask('a', 'picked');
    },
  },

  'label-refused-then-bought': {
    set: alone((shop) => {
      shop.parcels.refusedLabels = 1;
      says(shop, 'a', 'delivered');
    }),
    async script(people) {
      await people.did('task label/a');
      await people.ask('a', 'ship');
    },
  },

  'label-refused-then-called-off': {
    set: alone((shop) => (shop.parcels.refusedLabels = 9)),
    async script(people) {
      await people.did('task label/a');
      await people.ask('a', 'cancel');
    },
  },

  're-authorised': {
    set: alone((shop) => {
      shop.parcels.goneAuthorisations = 1;
      says(shop, 'a', 'delivered');
    }),
  },

  'declined-then-charged-again': {
    set: alone((shop) => {
      shop.parcels.goneAuthorisations = 2;
      shop.parcels.refusals = 1;
      says(shop, 'a', 'delivered');
    }),
    async script(people) {
      await people.did('task payment/a');
      await people.ask('a', 'pay_again');
    },
  },

  'never-paid': {
    set: alone((shop) => {
      shop.parcels.goneAuthorisations = 9;
      shop.parcels.refusals = 9;
    }),
  },

  'lost-then-sent-again': {
    set: alone((shop) => {
      says(shop, 'a', 'lost');
      says(shop, 'a-again', 'delivered');
    }),
    async script(people) {
      await people.did('mail shipment-lost 1');
      await people.makeGood('a', 'resend');
    },
  },

  'no-news-then-refunded': {
    daysPass: true,
    set: alone((shop) => says(shop, 'a', 'in_transit')),
    async script(people) {
      await people.did('mail shipment-lost 1');
      await people.makeGood('a', 'refund');
    },
  },

  'lost-then-there': { set: alone((shop) => says(shop, 'a', 'lost', null, 'delivered')) },

  'lost-then-back-then-refunded': {
    set: alone((shop) => says(shop, 'a', 'lost', 'returned_to_sender')),
    async script(people) {
      await people.did('task returned/a');
      await people.makeGood('a', 'refund');
    },
  },

  'returned-then-sent-again': {
    set: alone((shop) => {
      says(shop, 'a', 'returned_to_sender');
      says(shop, 'a-again', 'delivered');
    }),
    async script(people) {
      await people.did('task returned/a');
      await people.makeGood('a', 'resend');
    },
  },

  'brought-back-then-shelved': {
    set: alone((shop) => says(shop, 'a', 'returned_to_sender')),
    async script(people) {
      await people.did('task returned/a');
      await people.looksAt('a');
      await people.did('shelve a');
      await people.makeGood('a', 'refund');
    },
  },

  'edit-taken-back-while-the-bank-is-asked': {
    orderOnly: true,
    set: (shop) => {
      shop.edits.steps.push(DEARER, { code: 'none' });
      says(shop, 'a', 'delivered');
    },
    async script(people) {
      await people.wantsChange();
      await people.did('let go of charges');
      await people.ask('a', 'pack');
      await people.at('a', 'picking');
      await people.ask('a', 'ship');
    },
  },

  'edit-never-paid': {
    orderOnly: true,
    daysPass: true,
    set: (shop) => {
      shop.edits.steps.push(DEARER);
      shop.edits.banks.push('declined');
      shop.parcels.packsItselfAfterMs = 3 * 24 * 60 * 60 * 1000;
      says(shop, 'a', 'delivered');
    },
    script: async (people) => void (await people.wantsChange()),
  },

  // The run of long after: what was made good turned up.
  'there-after-it-was-made-good': {
    set: alone((shop) => {
      shop.parcels.stands('a', 'lost');
      shop.parcels.makeGood('a', 'refund');
      says(shop, 'a', 'delivered');
    }),
  },
};
