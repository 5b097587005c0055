import { randomUUID } from 'node:crypto';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { handleOf } from './support/cards.ts';
import { expectGoodPage } from './support/good-page.ts';
import { mailTo } from './support/mailbox.ts';
import { OfficePages } from './support/office-pages.ts';
import { ShopPages } from './support/shop-pages.ts';
import { Shopper } from './support/shopper.ts';

const someone = (): string => `kim.${randomUUID().slice(0, 8)}@example.com`;

for (const [where, size] of [
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const)
  describe(`a change of mind on ${where}`, () => {
    let browser: Browser;
    let shop: ShopPages;
    beforeEach(async () => {
      browser = await Browser.open(size);
      shop = new ShopPages(await browser.page());
    });
    afterEach(() => browser.close());

    const expectGood = (name: string): Promise<void> => expectGoodPage(`${name} on ${where}`, shop);

    it('cancels the order from its page, after one more question, and a mail says so', async () => {
      const email = someone();
      await shop.buy(email, 'good');
      await shop.headline('Thank you');
      const button = (name: string) => shop.page.getByRole('button', { name });
      await button('Cancel this order').click();
      await expectGood('the question before cancelling');
      await button('Keep it').click();
      await button('Cancel this order').click();
      await button('Yes, cancel it').click();
      await shop.headline('Order cancelled');
      await expectGood('the cancelled order');
      expect((await mailTo(email, /was cancelled/i)).text).toContain('You cancelled this order');
      expect(browser.complaints).toEqual([]);
    }, 240_000);
  });

describe('the back office after the sale', () => {
  let browser: Browser;
  let office: OfficePages;
  beforeEach(async () => {
    browser = await Browser.open(DESKTOP);
    office = new OfficePages(await browser.page());
  });
  afterEach(() => browser.close());

  it('cancels an order for a reason, and its page says what became of it', async () => {
    const shopper = new Shopper();
    const { id } = await shopper.place(await shopper.fillBag(), await handleOf('good'));
    await shopper.orderIn('confirmed', id);
    await office.signIn('support-agent', `/orders/${id}`);
    await office.page.getByRole('button', { name: 'Cancel the order…' }).click();
    await expectGoodPage('the question before cancelling', office);
    await office.page.getByLabel('Why?').fill('The shopper called.');
    await office.page.getByRole('button', { name: 'Cancel the order', exact: true }).click();
    await shopper.orderIn('cancelled', id);
    await office.page.getByRole('button', { name: 'Look again' }).click();
    await office.page.getByText('Cancelled').first().waitFor();
    expect(browser.complaints).toEqual([]);
  }, 180_000);

  it('has a page of tasks', async () => {
    await office.signIn('operations', '/tasks');
    await office.page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
    await office.page
      .getByText(/Nothing waits for you|Asked/)
      .first()
      .waitFor();
    await expectGoodPage('the tasks', office);
    await office.page.getByRole('link', { name: 'Done' }).click();
    await office.page
      .getByText(/Nothing was done yet|Asked/)
      .first()
      .waitFor();
    await expectGoodPage('the tasks that are done', office);
  }, 120_000);
});
