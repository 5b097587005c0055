import type { TaxGateway } from '@green-apple/partners';
import type {
  ChargeRow,
  EditCharges,
  OrderEditRepository,
  OrderPapersRepository,
} from '@green-apple/persistence';
import { FakeProvider } from '../testing/fake-partners.ts';
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
    return this.rows.filter(({ state }) => state === 'requested' || state === 'authorised');
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

  beforeEach(() => {
    charges = new FakeCharges();
    provider = new FakeProvider();
    tries = 1;
  });

  const activities = () =>
    createEditChargeActivities({
      charges: charges as unknown as EditCharges,
      edits: { load: async () => ({ currency: 'USD' }) } as unknown as OrderEditRepository,
      gateway: provider,
      papers: {} as OrderPapersRepository,
      tax: {} as TaxGateway,
      isRetry: () => tries > 1,
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
});
