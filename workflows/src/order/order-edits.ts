import { EDIT_WANTED, type EditStep } from '@green-apple/workflow-contracts';
import { CancellationScope, defineSignal, isCancellation, setHandler } from '@temporalio/workflow';
import { now } from '../support/clock.ts';
import { editCharges, edits, paymentProvider } from '../support/proxies.ts';
import { tellShopper } from '../support/tell-shopper.ts';

const editWanted = defineSignal(EDIT_WANTED);

/** How long a shopper has to pay a difference that their card does not. */
export const PAY_DIFFERENCE_MS = 24 * 60 * 60 * 1000;

/**
 * Changes of the order, judged between two looks at its shipments. A dearer order is changed once the bank has
 * agreed to all that is still to be taken; until then it stays as it was and goes on being packed.
 */
export class OrderEdits {
  readonly #orderId: string;
  #wanted = false;
  #payBy: number | null = null;
  /** The change that a bank was asked about. */
  #asked: string | null = null;

  constructor(orderId: string, ring: () => void) {
    this.#orderId = orderId;
    setHandler(editWanted, () => {
      this.#wanted = true;
      ring();
    });
  }

  /** Until when somebody may pay a difference; null when nobody is asked to. */
  get payBy(): number | null {
    return this.#payBy;
  }

  /** Sees to what was asked for, and to what nobody paid in time. True when the order is another now. */
  async judge(): Promise<boolean> {
    if (!this.#wanted && this.#payBy === null) return false;
    this.#wanted = false;
    for (;;) {
      const step = await edits().applyEdit({ orderId: this.#orderId });
      await this.#letGoUnless(step);
      if (step.code !== 'charge_needed') return this.#conclude(step);
      this.#asked = step.editId;
      if ((await this.#charge(step)) === 'waits') return false;
    }
  }

  /** Taken back while the bank or the shopper was being asked: what the bank keeps ready is for nothing now. */
  async #letGoUnless(step: EditStep): Promise<void> {
    const editId = this.#asked;
    if (editId === null || (step.code !== 'none' && step.editId === editId)) return;
    this.#asked = null;
    await editCharges().letGoOfCharges({ orderId: this.#orderId, editId });
  }

  /** Whether the bank agreed, or the time to pay is over: then the change is judged once more; else it waits. */
  async #charge(
    step: Extract<EditStep, { code: 'charge_needed' }>,
  ): Promise<'agreed' | 'over' | 'waits'> {
    const { editId, amountMinor, payBy, occasion } = step;
    const edit = { orderId: this.#orderId, editId };
    try {
      const charged = await editCharges().chargeEdit({ ...edit, amountMinor });
      if (charged.code === 'authorised') return 'agreed';
    } catch (error) {
      // Stopped while the bank was being asked: whatever it keeps ready is let go.
      if (isCancellation(error))
        await CancellationScope.nonCancellable(() => editCharges().letGoOfCharges(edit));
      throw error;
    }
    if (payBy !== null && now() >= Date.parse(payBy)) {
      await edits().abandonEdit(edit);
      return 'over';
    }
    if (payBy === null) {
      const until = now() + PAY_DIFFERENCE_MS;
      await edits().awaitEditPayment({ ...edit, until: new Date(until).toISOString() });
      this.#payBy = until;
      await this.#tell('order-edit-payment', occasion);
    } else this.#payBy = Date.parse(payBy);
    return 'waits';
  }

  async #conclude(step: Exclude<EditStep, { code: 'charge_needed' }>): Promise<boolean> {
    this.#payBy = null;
    this.#asked = null;
    if (step.code === 'none') return false;
    const orderId = this.#orderId;
    const edit = { orderId, editId: step.editId };
    await editCharges().letGoOfCharges(edit);
    if (step.code === 'failed') {
      await this.#tell('order-edit-failed', step.occasion);
      return false;
    }
    // The authorisation of before is one that the order no longer lives by.
    await paymentProvider().settlePayments({ orderId });
    await editCharges().amendTax(edit);
    await this.#tell('order-edited', step.occasion);
    return true;
  }

  #tell(
    template: 'order-edited' | 'order-edit-failed' | 'order-edit-payment',
    occasion: number,
  ): Promise<void> {
    return tellShopper({ orderId: this.#orderId, template, occasion });
  }
}
