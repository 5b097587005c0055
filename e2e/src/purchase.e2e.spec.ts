import { randomUUID } from 'node:crypto';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { mailTo } from './support/mailbox.ts';
import { runStatus } from './support/runs.ts';
import { ShopPages } from './support/shop-pages.ts';
import { eventually, testStack } from '@green-apple/testing';

const someone = (): string => `sam.${randomUUID().slice(0, 8)}@example.com`;

const SIZES = [
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const;

for (const [where, size] of SIZES)
  describe(`a purchase on ${where}`, () => {
    let browser: Browser;
    let shop: ShopPages;
    beforeEach(async () => {
      browser = await Browser.open(size);
      shop = new ShopPages(await browser.page());
    });
    afterEach(() => browser.close());

    const expectGood = (name: string): Promise<void> => expectGoodPage(`${name} on ${where}`, shop);

    it('goes from the front page to a confirmed order, a mail and a finished run', async () => {
      const email = someone();
      await shop.open();
      await expectGood('the front page');
      await shop.search('magnesium');
      await expectGood('the search');
      await shop.openFirstProduct();
      await shop.settled();
      await expectGood('the product');
      await shop.addToBag();
      await expectGood('the bag');
      await shop.goToCheckout();
      await shop.fillAddress(email);
      await shop.fillCard('good');
      await expectGood('the checkout');
      const total = await shop.pay();
      const id = await shop.orderId();
      await shop.headline('Thank you');
      expect(await shop.page.getByRole('complementary').innerText()).toContain(total);
      await expectGood('the confirmed order');

      const mail = await mailTo(email, /confirmed/i);
      expect(mail.html).toContain(total);
      expect(mail.text).toContain(total);
      await expectOpensElsewhere(mail.text, id, total);
      const finished = await eventually(async () => {
        const status = await runStatus(id);
        return status?.endsWith('COMPLETED') === true && status;
      });
      expect(finished).toContain('COMPLETED');
      expect(browser.complaints).toEqual([]);
    }, 240_000);

    it('survives a declined card: another one on the same order confirms it', async () => {
      const id = await shop.buy(someone(), 'declined');
      await shop.headline('The payment did not go through');
      await expectGood('the declined order');
      await shop.fillCard('good');
      await shop.pay();
      await shop.headline('Thank you');
      expect(await shop.orderId()).toBe(id);
    }, 180_000);

    it('goes through the check of the bank and comes back confirmed', async () => {
      await shop.buy(someone(), 'asksForProof');
      await shop.headline('One more step');
      await expectGood('the order that waits for the bank');
      // The bank's window opens by itself; who closes it finds the way back on a button.
      await shop.inBankWindow('Close without confirming');
      await shop.page.getByRole('button', { name: 'Confirm with your bank' }).click();
      await shop.inBankWindow('Complete');
      await shop.headline('Thank you');
      expect(browser.complaints).toEqual([]);
    }, 180_000);

    it('keeps what was typed when the page is loaded again', async () => {
      const email = someone();
      await shop.open('/shop');
      await shop.openFirstProduct();
      await shop.addToBag();
      await shop.goToCheckout();
      await shop.fillAddress(email);
      await shop.page.reload();
      await shop.settled();
      expect(await shop.page.getByLabel('E-mail').inputValue()).toBe(email);
      expect(await shop.page.getByLabel('ZIP code').inputValue()).not.toBe('');
    }, 120_000);
  });

describe('a page of the shop without scripts', () => {
  it('arrives whole from the server: title, price and picture', async () => {
    const url = testStack().needed('STOREFRONT_URL');
    const list = await (await fetch(`${url}/shop`)).text();
    const path = /href="(\/p\/[a-z0-9-]+)"/.exec(list)?.[1] ?? '';
    const html = await (await fetch(`${url}${path}`)).text();
    expect(html).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    expect(html).toMatch(/\$\d+\.\d\d/);
    expect(html).toMatch(/<img[^>]+src="[^"]*\/media\//);
  }, 120_000);
});

/** The link of a mail opens the order where nobody has been before, and leaves its key in no address. */
async function expectOpensElsewhere(mail: string, id: string, total: string): Promise<void> {
  const link = new RegExp(`https?://\\S+/orders/${id}\\?key=[\\w-]+`).exec(mail)?.[0] ?? '';
  const page = new URL(`/orders/${id}`, link);
  expect((await fetch(page)).status).toBe(404);
  const followed = await fetch(link, { redirect: 'manual' });
  expect([followed.status, followed.headers.get('location')]).toEqual([303, page.pathname]);
  const cookie = followed.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const order = await fetch(page, { headers: { cookie } });
  expect([order.status, (await order.text()).includes(total)]).toEqual([200, true]);
}
