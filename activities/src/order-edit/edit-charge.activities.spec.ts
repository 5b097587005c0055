import { money } from '@green-apple/domain-money';
import type { PaymentOutcome, TaxGateway } from '@green-apple/partners';
import type {
  ChargeRow,
  EditCharges,
  OrderEditRepository,
  OrderPapersRepository,
} from '@green-apple/persistence';
import { FakeProvider } from '../testing/fake-partners.ts';
import type { TaxBook } from '../tax/tax-book.ts';
import { createEditChargeActivities } from './edit-charge.activities.ts';

const edit = { orderId: 'order-1', editId: 'edit-1' };

/** Tries in memory, kept as the database does. */
class FakeCharges {
  readonly rows: ChargeRow[] = [];
  agreedRef: string | null = 'pi_first';

  async newest(): Promise<ChargeRow | null> {
    return this.rows.at(-1) ?? null;
  }

  async loose(): Promise<ChargeRow[]> {
    const loose = ['requested', 'action_required', 'authorised'];
    return this.rows.filter(({ state }) => loose.includes(state));
  }

  async note(input: Parameters<EditCharges['note']>[0]): Promise<boolean> {
    if (this.rows.some((row) => row.try === input.try)) return false;
    this.rows.push({
      ...input,
      orderNumber: 'GA-23456-789AB',
      providerRef: null,
      state: 'requested',
      createdAt: new Date(0),
      agreedRef: this.agreedRef,
      attempt: 2,
      idempotencyKey: `edit/${input.editId}/${input.try}`,
    });
    return true;
  }

  async settle(...[row, state, facts]: Parameters<EditCharges['settle']>): Promise<void> {
    const index = this.rows.findIndex((each) => each.try === row.try);
    const before = this.rows[index];
    if (before === undefined) throw new Error('no such try');
    this.rows[index] = { ...before, state, providerRef: facts?.providerRef ?? before.providerRef };
  }
}

describe('the charge of a dearer order', () => {
  let charges: FakeCharges;
  let provider: FakeProvider;
  let tries: number;
  let payBy: string | null;

  beforeEach(() => {
    charges = new FakeCharges();
    provider = new FakeProvider();
    tries = 1;
    payBy = '2026-11-27T12:00:00Z';
  });

  const activities = () =>
    createEditChargeActivities({
      charges: charges as unknown as EditCharges,
      edits: { load: async () => ({ currency: 'USD', payBy }) } as unknown as OrderEditRepository,
      gateway: provider,
      papers: {} as OrderPapersRepository,
      tax: {} as TaxGateway,
      book: {} as TaxBook,
      isRetry: () => tries > 1,
      now: () => Date.parse('2026-11-26T12:00:00Z'),
    });
  const charge = (amountMinor = 900) => activities().chargeEdit({ ...edit, amountMinor });

  it('is asked once with the card of the order, however often it runs', async () => {
    expect(await charge()).toEqual({ code: 'authorised' });
    tries = 2;
    expect(await charge()).toEqual({ code: 'authorised' });
    expect(charges.rows.length).toBe(1);
    expect(provider.held).toBe(1);
  });

  it('is declined where no card is kept, without asking anybody', async () => {
    charges.agreedRef = null;
    expect(await charge()).toEqual({ code: 'declined' });
    expect(await charge()).toEqual({ code: 'declined' });
    expect(provider.charges.size).toBe(0);
  });

  it('is let go when nothing comes of the change, and again does no harm', async () => {
    await charge();
    await activities().letGoOfCharges(edit);
    await activities().letGoOfCharges(edit);
    expect(provider.held).toBe(0);
    expect(charges.rows.map(({ state }) => state)).toEqual(['voided']);
  });

  it('is asked anew when the sum became another: nothing is kept ready for the old one', async () => {
    await charge(900);
    expect(await charge(700)).toEqual({ code: 'authorised' });
    expect(charges.rows.map(({ state, amountMinor }) => [state, amountMinor])).toEqual([
      ['voided', 900],
      ['authorised', 700],
    ]);
    expect(provider.held).toBe(1);
  });

  it('is taken from another card once the first was declined', async () => {
    charges.agreedRef = null;
    await charge();
    await charges.note({
      ...edit,
      try: 2,
      methodRef: 'pm_card_visa',
      amountMinor: 900,
      currency: 'USD',
    });
    expect(await charge()).toEqual({ code: 'authorised' });
    expect(provider.held).toBe(1);
  });

  describe('that the bank wants confirmed', () => {
    const confirm = {
      code: 'action_required',
      providerRef: 'pi_3ds',
      clientSecret: 'pi_3ds_secret',
    } as const;
    const states = () => charges.rows.map(({ state }) => state);
    const brought = (methodRef: string, number: number) =>
      charges.note({ ...edit, try: number, methodRef, amountMinor: 900, currency: 'USD' });
    const answer = (outcome: PaymentOutcome): unknown =>
      provider.charges.set(charges.rows.at(-1)?.idempotencyKey ?? '', outcome);

    beforeEach(async () => {
      provider.next = confirm;
      await brought('pm_card_authenticationRequired', 1);
      expect(await charge()).toEqual({ code: 'declined' });
    });

    it('waits for the shopper, and is agreed to once they have confirmed it', async () => {
      expect(await charge()).toEqual({ code: 'declined' });
      expect(states()).toEqual(['action_required']);
      answer({ code: 'authorised', providerRef: 'pi_3ds', amount: money(900, 'USD') });
      expect(await charge()).toEqual({ code: 'authorised' });
      expect(states()).toEqual(['authorised']);
    });

    it('is declined when the shopper fails the check', async () => {
      const declineCode = 'payment_intent_authentication_failure';
      answer({ code: 'declined', providerRef: 'pi_3ds', declineCode });
      expect(await charge()).toEqual({ code: 'declined' });
      expect(states()).toEqual(['declined']);
    });

    it('is given up when the time to pay is over', async () => {
      payBy = '2026-11-26T12:00:00Z';
      expect(await charge()).toEqual({ code: 'declined' });
      expect(states()).toEqual(['declined']);
      expect(provider.calls).toContain('void');
    });

    it('makes room for another card: what the first may still come to is let go', async () => {
      await brought('pm_card_visa', 2);
      provider.next = { code: 'authorised', providerRef: 'pi_2', amount: money(900, 'USD') };
      expect(await charge()).toEqual({ code: 'authorised' });
      expect(states()).toEqual(['voided', 'authorised']);
    });

    it('is let go with the change itself', async () => {
      await activities().letGoOfCharges(edit);
      expect(states()).toEqual(['voided']);
    });
  });

  it('is declined when the bank asks for a shopper who is away', async () => {
    provider.next = { code: 'action_required', providerRef: 'pi_1', clientSecret: 'secret' };
    expect(await charge()).toEqual({ code: 'declined' });
    expect(charges.rows.map(({ state }) => state)).toEqual(['declined']);
    expect(provider.calls).toContain('void');
  });
});
