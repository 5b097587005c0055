import { eventually } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { handleOf } from './support/cards.ts';
import { expectGoodPage } from './support/good-page.ts';
import { openBooks } from './support/money.ts';
import { OfficePages } from './support/office-pages.ts';
import { Packer, type Parcel } from './support/packer.ts';
import { effectsOn, scanParcel } from './support/partners.ts';
import { onShelf, plentyEverywhere, stockFaults } from './support/shelves.ts';
import { Shopper } from './support/shopper.ts';

const END_STATES = ['cancelled', 'shipped'];

describe('a parcel', () => {
  let packer: Packer;
  let shopper: Shopper;
  let desk: Browser;
  let phone: Browser;
  let office: OfficePages;
  let table: OfficePages;
  let variantId: string;
  let orderId: string;
  beforeAll(async () => {
    packer = await Packer.signIn();
  }, 60_000);
  beforeEach(async () => {
    shopper = new Shopper();
    variantId = await plentyEverywhere();
    const body = { variantId, quantity: 2 };
    await shopper.ask('/api/cart/lines', { method: 'POST', body });
    ({ id: orderId } = await shopper.place(await shopper.quote(), await handleOf('good')));
    await shopper.orderIn('confirmed', orderId);
    [desk, phone] = await Promise.all([Browser.open(DESKTOP), Browser.open(PHONE)]);
    office = new OfficePages(await desk.page());
    table = new OfficePages(await phone.page());
  });
  afterEach(() => Promise.all([desk.close(), phone.close()]));
  afterAll(async () => {
    expect(await stockFaults()).toEqual([]);
  });

  const expectEven = async (): Promise<void> => {
    await eventually(async () => Object.keys(await openBooks(orderId)).length === 0);
  };
  const only = (parcels: readonly Parcel[]): Parcel => {
    const [parcel, another] = parcels;
    if (parcel === undefined || another !== undefined) throw new Error('not one parcel');
    return parcel;
  };
  /** The order is open at the desk and its pick list at the packing table, where somebody has begun to pack it. */
  const bothAtWork = async (): Promise<Parcel> => {
    const parcel = only(await packer.parcelsWhen(orderId, (all) => all.length > 0));
    await packer.say('pack', orderId, [parcel]);
    await packer.parcelsWhen(orderId, ([first]) => first?.state === 'picking');
    await Promise.all([
      office.signIn('administrator', `/orders/${orderId}`),
      table.signIn('operations', `/packing/pick?shipments=${parcel.id}`),
    ]);
    await table.page.getByRole('button', { name: 'Packed: buy the label' }).waitFor();
    await office.page.getByRole('button', { name: 'Call it off…' }).click();
    await office.page.getByRole('dialog').getByText('This cannot be undone.').waitFor();
    return parcel;
  };
  const callOff = () =>
    office.page.getByRole('button', { name: 'Call it off', exact: true }).click();
  const packed = () => table.page.getByRole('button', { name: 'Packed: buy the label' }).click();
  const atDesk = () => office.page.getByRole('listitem', { name: 'Shipment 1' });
  const atTable = () => table.page.getByRole('region', { name: /^Box for / });

  it('that is called off while it is packed does not leave, and who packs it reads so', async () => {
    const { place } = await bothAtWork();
    const before = await onShelf(variantId, place);
    await callOff();
    await atDesk().getByText('Cancelled', { exact: true }).waitFor();
    await packed();
    await table.page.getByText('This shipment has moved on meanwhile.').waitFor();
    await atTable().getByText('Put back on the shelf what was taken for it.').waitFor();
    expect(await atTable().getByRole('button').count()).toBe(0);
    await expectGoodPage('the pick list of what was called off', table);
    await expectGoodPage('the order whose parcel was called off', office);
    expect(await onShelf(variantId, place)).toBe(before);
    expect((await effectsOn(orderId)).map(({ kind }) => kind)).not.toContain('label_bought');
    await shopper.orderIn('cancelled', orderId);
    await expectEven();
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  }, 90_000);

  it('that is called off and packed in the same moment has one end, the same on both screens', async () => {
    await bothAtWork();
    await Promise.all([callOff(), packed()]);
    const { state } = only(
      await packer.parcelsWhen(orderId, ([first]) => END_STATES.includes(first?.state ?? '')),
    );
    const words = state === 'cancelled' ? 'Cancelled' : 'Shipped';
    for (const screen of [atDesk(), atTable()])
      await screen.getByText(words, { exact: true }).waitFor();
    if (state === 'shipped') await office.page.getByText('It has left our hands').waitFor();
    const kinds = (await effectsOn(orderId)).map(({ kind }) => kind);
    const count = (kind: string): number => kinds.filter((each) => each === kind).length;
    expect(count('label_bought') - count('label_refunded')).toBe(state === 'shipped' ? 1 : 0);
    await shopper.orderIn(state === 'shipped' ? 'shipped' : 'cancelled', orderId);
    await expectEven();
  }, 90_000);

  it('that a carrier brings back is opened, and what is good in it lies on the shelf again', async () => {
    const sent = only(await packer.send(orderId));
    const before = await onShelf(variantId, sent.place);
    await scanParcel(sent.id, 'return_to_sender');
    await shopper.orderIn('returned', orderId);

    const { number } = await shopper.order(orderId);
    await table.signIn('operations', '/returns/brought-back');
    const { page } = table;
    const waiting = page.getByRole('listitem').filter({ hasText: `${number}, parcel 1` });
    await waiting.getByText('Nobody has decided yet').waitFor();
    await waiting.getByLabel('Damaged').fill('3');
    await waiting.getByText('At most 2 together.').waitFor();
    await waiting.getByLabel('Damaged').fill('1');
    await waiting
      .getByText(`1 unit back to the shelf at ${sent.place}, 1 unit written off.`)
      .waitFor();
    await expectGoodPage('what a carrier brought back', table);
    await waiting.getByRole('button', { name: /^Write it down/ }).click();
    await waiting.waitFor({ state: 'detached' });
    await expectGoodPage('the parcels that are still awaited', table);
    await eventually(async () => (await onShelf(variantId, sent.place)) === before + 1);

    await office.signIn('operations', `/orders/${orderId}`);
    await office.page.getByRole('button', { name: 'Refund it…' }).click();
    await office.page.getByRole('button', { name: 'Refund it', exact: true }).click();
    await atDesk().getByText('what was paid for it goes back to the shopper').waitFor();
    await expectEven();
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  }, 90_000);
});
