import { randomUUID } from 'node:crypto';
import { anAddress } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE, TABLET, ZOOMED } from './support/browser.ts';
import { CARDS } from './support/cards.ts';
import { expectGoodPage } from './support/good-page.ts';
import { Keyboard } from './support/keyboard.ts';
import { ShopPages } from './support/shop-pages.ts';

const VIEWS = [
  ['on a tablet', TABLET, 'light'],
  ['at 400 % zoom', ZOOMED, 'light'],
  ['on a phone at night', PHONE, 'dark'],
  ['on a desktop at night', DESKTOP, 'dark'],
] as const;

describe('the shop', () => {
  for (const [where, size, scheme] of VIEWS)
    it(`keeps nobody out ${where}, and nothing hangs over the edge`, async () => {
      const browser = await Browser.open(size, scheme);
      const shop = new ShopPages(await browser.page());
      const expectGood = (name: string): Promise<void> => expectGoodPage(`${name} ${where}`, shop);
      try {
        await shop.open();
        await expectGood('the front page');
        await shop.open('/shop');
        await expectGood('the list');
        await shop.openFirstProduct();
        await shop.settled();
        await expectGood('the product');
        await shop.addToBag();
        await expectGood('the bag');
        await shop.goToCheckout();
        await shop.fillAddress('sam@example.com');
        await shop.fillCard('good');
        await expectGood('the checkout');
      } finally {
        await browser.close();
      }
    }, 120_000);

  it('sells to a shopper who has a keyboard and no mouse', async () => {
    const browser = await Browser.open(DESKTOP);
    const page = await browser.page();
    const [shop, keys] = [new ShopPages(page), new Keyboard(page)];
    const address = anAddress();
    try {
      await shop.open();
      await keys.fill(/^Search the shop/, 'vitamin');
      await keys.press('Enter');
      await page.waitForURL(/\/search\?/);
      const title = (await page.locator('main h3 a').first().innerText()).trim();
      await keys.tabTo(new RegExp(`^${title}$`));
      await keys.press('Enter');
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await shop.settled();
      await keys.tabTo(/^Add to bag/);
      await keys.press('Enter');
      await page.getByRole('link', { name: 'View bag' }).waitFor();
      await keys.tabTo(/^View bag/);
      await keys.press('Enter');
      await shop.headline('Your bag');
      await keys.tabTo(/^Go to checkout/);
      await keys.press('Enter');
      await shop.headline('Checkout');
      await keys.fill(/^E-mail/, `keys.${randomUUID().slice(0, 8)}@example.com`);
      await keys.fill(/^Full name/, address.name);
      await keys.fill(/^Street and number/, address.line1);
      await keys.fill(/^City/, address.city);
      await keys.fill(/^State/, 'Oregon');
      await keys.fill(/^ZIP code/, address.postalCode);
      await keys.press('Tab');
      await page
        .getByRole('group', { name: 'Way of delivery' })
        .getByRole('radio')
        .first()
        .waitFor();
      await keys.tabTo(/^Secure card payment input frame/);
      await keys.type(CARDS.good);
      await keys.press('Tab');
      await keys.type('1234');
      await keys.press('Tab');
      await keys.type('123');
      await keys.tabTo(/^Pay \$/);
      await keys.press('Enter');
      await shop.headline('Thank you');
      expect(await shop.orderId()).not.toBe('');
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});
