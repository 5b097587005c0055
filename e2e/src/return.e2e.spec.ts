import { randomUUID } from 'node:crypto';
import { eventually, testStack, withClient } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { mailTo } from './support/mailbox.ts';
import { OfficePages } from './support/office-pages.ts';
import { scanParcel } from './support/partners.ts';
import { ShopPages } from './support/shop-pages.ts';

describe('something that is sent back', () => {
  let phone: Browser;
  let desk: Browser;
  let shop: ShopPages;
  let office: OfficePages;
  beforeEach(async () => {
    phone = await Browser.open(PHONE);
    desk = await Browser.open(DESKTOP);
    shop = new ShopPages(await phone.page());
    office = new OfficePages(await desk.page());
  });
  afterEach(() => Promise.all([phone.close(), desk.close()]));

  const press = (name: string | RegExp) => office.page.getByRole('button', { name }).click();
  const parcelsOf = (orderId: string): Promise<string[]> =>
    withClient(testStack().needed('DATABASE_WRITER_URL'), async (client) => {
      const { rows } = await client.query<{ id: string }>(
        'select id from fulfilment.shipment where order_id = $1',
        [orderId],
      );
      return rows.map(({ id }) => id);
    });

  /** Packed and handed over by an employee on the order's page, and brought by the carrier. */
  const deliver = async (orderId: string): Promise<void> => {
    await office.signIn('operations', `/orders/${orderId}`);
    await press('Start packing');
    await press('Packed: buy the label');
    await office.page.getByRole('link', { name: /Print the label/ }).waitFor();
    for (const parcel of await parcelsOf(orderId)) await scanParcel(parcel, 'delivered');
    await shop.headline('Delivered');
  };

  it('is asked for by the shopper, approved, received and inspected by employees, and paid back', async () => {
    const email = `ira.${randomUUID().slice(0, 8)}@example.com`;
    const orderId = await shop.buy(email, 'good');
    await shop.headline('Thank you');
    await deliver(orderId);

    await shop.page.getByRole('link', { name: 'Send something back' }).click();
    await shop.headline('Return items');
    await shop.page.getByLabel('How many').selectOption('1');
    await shop.page.getByLabel('Why').selectOption('damaged');
    await shop.page.getByLabel('I have opened it').check();
    await expectGoodPage('the wish to send it back', shop);
    await shop.page.getByRole('button', { name: 'Ask for the return' }).click();
    const card = shop.page.getByRole('article', { name: /^Return GA-/ });
    const number = (await card.locator('p').first().innerText()).trim();

    await office.page.getByRole('link', { name: 'Returns', exact: true }).click();
    await office.page
      .getByRole('row', { name: new RegExp(`${number}.*Needs a decision`) })
      .waitFor();
    await expectGoodPage('the returns', office);
    await office.page.getByRole('link', { name: number }).click();
    await office.page.getByText('The shopper says that it is our fault.').waitFor();
    await expectGoodPage('a return that needs a decision', office);
    await press('Approve');
    await press('It has arrived');
    await office.page.getByRole('heading', { name: 'What was found' }).waitFor();
    await office.page.getByLabel('Damaged').fill('1');
    await office.page.getByText(/1 unit written off\. The shopper gets the whole money/).waitFor();
    await expectGoodPage('a return that is looked at', office);
    await press('Write it down and settle');
    await office.page.getByText('Found: 0 as new, 1 damaged').waitFor();

    const back = await eventually(
      async () => {
        await shop.page.reload();
        await shop.settled();
        return /Back to you: (\$[\d.]+)/.exec(await card.innerText())?.[1];
      },
      { within: 30_000 },
    );
    await expectGoodPage('the return that is paid back', shop);
    expect((await mailTo(email, /We gave you/)).text).toContain(back);
    await office.page.getByRole('link', { name: number.replace(/-R\d+$/, '') }).click();
    await office.page.getByRole('heading', { level: 2, name: 'Returns' }).waitFor();
    await expectGoodPage('the order it belongs to', office);
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  }, 240_000);
});
