import { randomUUID } from 'node:crypto';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { mailTo } from './support/mailbox.ts';
import { OfficePages } from './support/office-pages.ts';
import { ShopPages } from './support/shop-pages.ts';

describe('an order that is changed before it is packed', () => {
  let phone: Browser;
  let desk: Browser;
  let shop: ShopPages;
  let office: OfficePages;
  beforeEach(async () => {
    [phone, desk] = await Promise.all([Browser.open(PHONE), Browser.open(DESKTOP)]);
    shop = new ShopPages(await phone.page());
    office = new OfficePages(await desk.page());
  });
  afterEach(() => Promise.all([phone.close(), desk.close()]));

  it('costs more by the shopper’s wish, and less again by an employee’s', async () => {
    const email = `kim.${randomUUID().slice(0, 8)}@example.com`;
    const { page } = shop;
    const id = await shop.buy(email, 'good');
    await shop.headline('Thank you');

    await page.getByRole('link', { name: 'Change your order' }).click();
    await page.getByRole('button', { name: 'One more' }).click();
    await page.getByRole('group', { name: 'Way of delivery' }).waitFor();
    await expectGoodPage('the change that is put together', shop);
    await page.getByRole('button', { name: 'See the new total' }).click();
    await shop.headline('Look it over');
    await expectGoodPage('the change that is looked over', shop);
    await page.getByRole('button', { name: /^Change it and pay \$/ }).click();
    await page
      .getByText(/^Your order is changed\. It costs \$[\d.,]+ more\.$/)
      .first()
      .waitFor();
    await page.getByText(/^2 × /).first().waitFor();
    await expectGoodPage('the order that was changed', shop);
    expect((await mailTo(email, /was changed/i)).text).toContain('more');

    await office.signIn('support-agent', `/orders/${id}/edit`);
    await office.page.getByRole('spinbutton', { name: /^How many of/ }).fill('1');
    await office.page.getByLabel('Why?').fill('The shopper called: one is enough.');
    await expectGoodPage('the edit that is put together', office);
    await office.page.getByRole('button', { name: 'Work out the new total' }).click();
    await office.page.getByRole('heading', { name: 'What would change' }).waitFor();
    await expectGoodPage('the edit that is looked over', office);
    await office.page.getByRole('button', { name: 'Change the order' }).click();
    await office.page.getByText('By Sam Sorrel').waitFor();

    await page
      .getByText(/^We changed your order\. It costs \$[\d.,]+ less\.$/)
      .first()
      .waitFor();
    await page.getByText(/^1 × /).first().waitFor();
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  }, 240_000);
});
