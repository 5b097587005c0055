import type { InstructionKind, MailTemplate, ShipmentFacts } from '@green-apple/workflow-contracts';
import { isCancellation, log, patched } from '@temporalio/workflow';
import { now } from '../support/clock.ts';
import { captures, carrier, shipments, staff } from '../support/proxies.ts';
import { Saga } from '../support/saga.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import type { FulfilmentDesk } from './fulfilment-desk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Packed later than this, it is late: operators find it by its due date. */
const PACK_WITHIN_MS = 2 * DAY_MS;
/** How long a shopper has to bring another card once the bank has let go. */
const PAY_WITHIN_MS = 5 * DAY_MS;

type Called = 'off';

/** From the shelf to the carrier, or to the counter. Each deed is preceded by what undoes it. */
export class SendOff {
  readonly #desk: FulfilmentDesk;
  readonly #facts: ShipmentFacts;
  readonly #saga: Saga;

  constructor(desk: FulfilmentDesk, facts: ShipmentFacts) {
    this.#desk = desk;
    this.#facts = facts;
    this.#saga = new Saga({ orderId: desk.orderId, of: desk.shipmentId });
  }

  /** True when it has left, or waits at the counter; false when it was called off and everything undone. */
  async run(): Promise<boolean> {
    try {
      const called = await this.#pack();
      if (called === 'off') await this.callOff('called_off');
      else if (this.#facts.kind === 'parcel' && !(await this.#label()))
        await this.callOff('label_refused');
      else if (!(await this.#pay())) await this.callOff('payment_missing');
      else if ((await this.#isCalledOffLate()) || !(await this.#leave()))
        await this.callOff('called_off');
      return this.#desk.state !== 'cancelled';
    } catch (error) {
      log.error('the shipment cannot go on', { error });
      await this.callOff(isCancellation(error) ? 'called_off' : 'trouble');
      throw error;
    }
  }

  /** Undoes what was done for it, newest first. */
  async callOff(reason: string): Promise<void> {
    this.#saga.pushFirst('the shipment', () => this.#desk.move('cancelled', reason));
    await this.#saga.compensate();
  }

  async #pack(): Promise<Called | 'on'> {
    const { packsItselfAfterMs: alone } = this.#facts;
    if (this.#desk.state === 'planned') {
      if ((await this.#told(['pack'], alone)) === 'cancel') return 'off';
      if (!(await this.#desk.move('picking'))) return 'off';
    }
    if (this.#desk.state === 'picking') {
      if ((await this.#pick(alone)) === 'off') return 'off';
      if (!(await this.#desk.move('packed'))) return 'off';
    }
    return 'on';
  }

  /** Whoever picks may say what they found, more than once, before it is packed. */
  async #pick(alone: number | null): Promise<Called | 'on'> {
    for (;;) {
      const told = await this.#told(['picked', 'ship'], alone);
      if (told === 'cancel') return 'off';
      if (told !== 'picked') return 'on';
      if (!patched('2026-11-picks')) continue;
      if ((await shipments().bookPicks(this.#desk.shipment)).code !== 'booked') return 'off';
    }
  }

  /** Waits for the packing table; where nobody stands at it, for a while only. */
  #told<Kind extends InstructionKind>(
    kinds: readonly Kind[],
    alone: number | null,
  ): Promise<Kind | 'cancel' | null> {
    return this.#desk.asked<Kind | 'cancel'>(
      [...kinds, 'cancel'],
      'warehouse',
      alone,
      now() + PACK_WITHIN_MS,
    );
  }

  /** A label nobody sells is a wrong address: somebody mends it, and it is tried again. */
  async #label(): Promise<boolean> {
    const { shipment, orderId, shipmentId } = this.#desk;
    this.#saga.push('label', () => carrier().returnLabel(shipment));
    const key = `label/${shipmentId}`;
    while ((await carrier().buyLabel(shipment)).code === 'refused') {
      await staff().raiseStaffTask({ key, kind: 'label_refused', orderId, facts: { shipmentId } });
      if ((await this.#desk.asked(['ship', 'cancel'], 'staff', null)) === 'cancel') return false;
    }
    await staff().settleStaffTask({ key });
    return true;
  }

  /** Takes this shipment's share; asks the bank again when it has let go meanwhile. */
  async #pay(): Promise<boolean> {
    const { shipment, orderId, shipmentId } = this.#desk;
    this.#saga.push('capture', () => captures().giveBackCapture(shipment));
    const key = `payment/${shipmentId}`;
    for (;;) {
      const taken = await captures().captureShipment(shipment);
      if (taken.code === 'captured') break;
      const again = await captures().reauthorise({ orderId });
      if (again.code === 'authorised') continue;
      await staff().raiseStaffTask({
        key,
        kind: 'payment_missing',
        orderId,
        facts: { shipmentId },
      });
      if (patched('2026-11-tell-payment-missing')) await this.#tell('shipment-payment-missing');
      const told = await this.#desk.asked(['pay_again', 'cancel'], 'staff', PAY_WITHIN_MS);
      if (told !== 'pay_again') return false;
    }
    await staff().settleStaffTask({ key });
    return true;
  }

  /** What was called off while its label or its payment was seen to does not leave. */
  async #isCalledOffLate(): Promise<boolean> {
    if (!patched('2026-11-last-moment')) return false;
    return (await this.#desk.asked(['cancel'], 'warehouse', 0)) === 'cancel';
  }

  /** False when the order was cancelled in the last moment. */
  async #leave(): Promise<boolean> {
    const isParcel = this.#facts.kind === 'parcel';
    if (!(await this.#desk.move(isParcel ? 'shipped' : 'ready_for_pickup'))) return false;
    if (isParcel) this.#saga.forget();
    await this.#tell(isParcel ? 'shipment-shipped' : 'shipment-ready');
    return true;
  }

  #tell(template: MailTemplate): Promise<void> {
    const { orderId } = this.#desk;
    return tellShopper({ orderId, template, occasion: this.#facts.position });
  }
}
