import type { PickupStoreList, Quote } from '@green-apple/contracts-http';
import { eventually } from '@green-apple/testing';
import { barriersOn, overhang } from './support/accessibility.ts';
import { Browser, PHONE } from './support/browser.ts';
import { handleOf } from './support/cards.ts';
import { expectGoodPage } from './support/good-page.ts';
import { openBooks } from './support/money.ts';
import { OfficePages } from './support/office-pages.ts';
import { Packer } from './support/packer.ts';
import { effectsOn, scanParcel } from './support/partners.ts';
import { plentyEverywhere, soldFromOnePlaceOnly, stockFaults } from './support/shelves.ts';
import { Shopper } from './support/shopper.ts';

describe('an order on its way to whom it is for', () => {
  let shopper: Shopper;
  let packer: Packer;
  beforeAll(async () => {
    packer = await Packer.signIn();
  }, 60_000);
  beforeEach(() => {
    shopper = new Shopper();
  });
  afterAll(async () => {
    expect(await stockFaults()).toEqual([]);
  });

  const fill = async (variantIds: readonly string[], quantity = 1): Promise<void> => {
    for (const variantId of variantIds)
      await shopper.ask('/api/cart/lines', { method: 'POST', body: { variantId, quantity } });
  };
  const bag = async (quantity: number): Promise<Quote> => {
    await fill([await plentyEverywhere()], quantity);
    return shopper.quote();
  };
  const buy = async (quote: Quote): Promise<string> => {
    const { id } = await shopper.place(quote, await handleOf('good'));
    await shopper.orderIn('confirmed', id);
    return id;
  };
  const captured = async (orderId: string): Promise<number> =>
    (await effectsOn(orderId))
      .filter(({ kind }) => kind === 'captured')
      .reduce((all, { amountMinor = 0 }) => all + amountMinor, 0);
  /** Everything that was to be charged is, and nothing hangs between us and the bank. */
  const expectEven = async (orderId: string): Promise<void> => {
    expect(await eventually(async () => Object.keys(await openBooks(orderId)).length === 0))
      .withContext(JSON.stringify(await openBooks(orderId)))
      .toBeTrue();
  };

  it('is packed from the work list on a phone, labelled, and followed to the door', async () => {
    const orderId = await buy(await bag(2));
    const { number, totals } = await shopper.order(orderId);
    const browser = await Browser.open(PHONE);
    try {
      const office = new OfficePages(await browser.page());
      const { page } = office;
      const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
      await office.signIn('operations', '/packing?place=all');
      await page.getByRole('search').getByPlaceholder('Order number or SKU').fill(number.slice(-5));
      await page.waitForURL(/[?&]q=/);
      await page.getByRole('checkbox', { name: new RegExp(number) }).check();
      await expectGoodPage('the work list', { page });
      await page.getByRole('link', { name: 'Pick list' }).click();
      await page.getByRole('heading', { name: 'To fetch' }).waitFor();
      await press(/^Start packing$/);
      await press('Book what was picked');
      await page.getByText('Booked as picked.').waitFor();
      await expectGoodPage('the pick list', { page });
      await press('Packed: buy the label');
      await page.getByRole('link', { name: /Print the label/ }).waitFor();
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
    }
    const [parcel] = await packer.parcelsWhen(orderId, (all) =>
      all.every(({ state, paid }) => state === 'shipped' && paid),
    );
    for (const status of ['in_transit', 'delivered']) await scanParcel(parcel?.id ?? '', status);
    const { progress } = await shopper.orderIn('delivered', orderId);
    expect(progress.shipments.map(({ message }) => message)).toEqual(['Delivered.']);
    expect(await captured(orderId)).toBe(totals.total.minor);
    await expectEven(orderId);
  }, 120_000);

  it('leaves two places in a parcel each, and is delivered with the second', async () => {
    await fill(await soldFromOnePlaceOnly());
    const orderId = await buy(await shopper.quote());
    const parcels = await packer.send(orderId);
    expect(parcels.length).toBeGreaterThan(1);
    expect(new Set(parcels.map(({ place }) => place)).size).toBe(parcels.length);
    const [first, ...others] = parcels;
    await scanParcel(first?.id ?? '', 'delivered');
    await packer.parcelsWhen(orderId, (all) => all.some(({ state }) => state === 'delivered'));
    expect((await shopper.order(orderId)).progress.state).not.toBe('delivered');
    for (const { id } of others) await scanParcel(id, 'delivered');
    await shopper.orderIn('delivered', orderId);
    const { totals } = await shopper.order(orderId);
    expect(await captured(orderId)).toBe(totals.total.minor);
    await expectEven(orderId);
  }, 120_000);

  it('goes on without what nobody found: it is counted off, sent from elsewhere or paid back', async () => {
    const orderId = await buy(await bag(2));
    const planned = await packer.parcelsWhen(orderId, (all) => all.length > 0);
    await packer.say('pack', orderId, planned);
    const [taken] = await packer.parcelsWhen(orderId, (all) =>
      all.every(({ state }) => state === 'picking'),
    );
    if (taken === undefined) throw new Error('nothing to pack');
    await packer.picked(orderId, taken, 1);
    const both = await packer.parcelsWhen(orderId, (all) => all.length > planned.length);
    const rest = both.find(({ id }) => planned.every((before) => before.id !== id));
    expect(['planned', 'cancelled']).toContain(rest?.state ?? 'none');
    if (rest?.state === 'planned') {
      await packer.say('pack', orderId, [rest]);
      await packer.parcelsWhen(orderId, (all) => all.every(({ state }) => state === 'picking'));
    }
    const going = both.filter(({ state }) => state !== 'cancelled');
    await packer.say('ship', orderId, going);
    await packer.parcelsWhen(orderId, (all) =>
      all.every(({ state }) => ['shipped', 'cancelled'].includes(state)),
    );
    for (const { id } of going) await scanParcel(id, 'delivered');
    await eventually(async () =>
      ['delivered', 'partially_delivered'].includes((await shopper.order(orderId)).progress.state),
    );
    await expectEven(orderId);
  }, 120_000);

  it('is collected at the counter, found by its number', async () => {
    await fill([await plentyEverywhere()]);
    const { items } = (await shopper.ask('/api/cart/stores')).body as PickupStoreList;
    const store = items.find(({ deliveryOptionId }) => deliveryOptionId !== null);
    const body = {
      email: shopper.email,
      collector: { name: 'Robin Field' },
      deliveryOptionId: store?.deliveryOptionId ?? '',
    };
    const quoted = await shopper.ask('/api/cart/quote', { method: 'POST', body });
    const orderId = await buy(quoted.body as Quote);
    const planned = await packer.parcelsWhen(orderId, (all) => all.length > 0);
    await packer.say('pack', orderId, planned);
    await packer.parcelsWhen(orderId, (all) => all.every(({ state }) => state === 'picking'));
    await packer.say('ship', orderId, planned);
    await shopper.orderIn('ready_for_pickup', orderId);
    const { number } = await shopper.order(orderId);
    const browser = await Browser.open(PHONE);
    try {
      const office = new OfficePages(await browser.page());
      await office.signIn('operations', '/packing/counter');
      await office.page.getByLabel(/Order number/).fill(number.slice(-5).toLowerCase());
      await office.page.getByLabel('Last name').fill('field');
      await office.page.getByRole('button', { name: 'Find' }).click();
      const answer = office.page.getByRole('status');
      await answer.getByRole('button', { name: `Hand over ${number}` }).click();
      await answer.getByText('Collected', { exact: true }).waitFor();
      expect(await barriersOn(office.page)).toEqual([]);
      expect(await overhang(office.page)).toBe(0);
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
    }
    const { progress } = await shopper.orderIn('delivered', orderId);
    expect(progress.shipments.map(({ state }) => state)).toEqual(['collected']);
    await expectEven(orderId);
  }, 120_000);
});
