import { eventually, testStack } from '@green-apple/testing';
import { barriersOn, overhang } from './support/accessibility.ts';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { handleOf } from './support/cards.ts';
import { expectGoodPage } from './support/good-page.ts';
import { OfficePages } from './support/office-pages.ts';
import { ShopPages } from './support/shop-pages.ts';
import { Shopper } from './support/shopper.ts';

describe('the back office', () => {
  let browser: Browser;
  let office: OfficePages;
  beforeEach(async () => {
    browser = await Browser.open(DESKTOP);
    office = new OfficePages(await browser.page());
  });
  afterEach(() => browser.close());

  it('changes name and price of a product, and the shop shows them within seconds', async () => {
    const { items } = await new Shopper().products('?limit=5&sort=newest');
    const product = items.at(-1);
    if (product === undefined) throw new Error('the shop has nothing to sell');
    const shop = new ShopPages(await browser.page());
    await office.page.bringToFront();
    await office.page.goto(testStack().needed('ADMIN_URL'));
    await office.page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expectGoodPage('the way in', office);
    await office.page.getByRole('button', { name: 'Sign in' }).click();
    await office.page.locator('#username').waitFor();
    await expectGoodPage('the sign-in of Keycloak', office);
    await office.typePassword('catalog-manager');
    await office.page.getByRole('heading', { level: 1 }).waitFor();
    await expectGoodPage('the start page', office);

    await office.openProduct(product.title);
    await expectGoodPage('the product', office);
    const title = `${product.title.slice(0, 90)} Reserve`;
    await office.page.getByLabel('Name').first().fill(title);
    await office.page.getByLabel('List price').first().fill('123.45');
    await office.page.getByLabel('Sale price').first().fill('');
    await office.save();

    await eventually(
      async () => {
        await shop.open(`/p/${product.slug}`);
        const text = await shop.page.locator('main').innerText();
        return text.includes(title) && text.includes('$123.45');
      },
      { within: 30_000, every: 300 },
    );
    const found = await eventually(async () => {
      const list = await new Shopper().products(`?q=${encodeURIComponent(title)}`);
      return list.items.find((item) => item.title === title);
    });
    expect(found.price.minor).toBe(12_345);
    expect(browser.complaints).toEqual([]);
  }, 240_000);

  it('shows an order from its payment to its run in Temporal', async () => {
    const shopper = new Shopper();
    const { id, number } = await shopper.place(await shopper.fillBag(2), await handleOf('good'));
    await shopper.orderIn('confirmed', id);
    await office.signIn('administrator', '/orders');
    await office.page.getByRole('link', { name: number }).click();
    await office.page.getByRole('heading', { level: 1, name: number }).waitFor();
    await expectGoodPage('the order', office);
    expect(await office.page.locator('main').innerText()).toContain('Robin Field');
    const link = office.page.getByRole('link', { name: /Open the run in Temporal/ });
    const run = await browser.page();
    await run.goto((await link.getAttribute('href')) ?? '');
    await run.getByText('Completed').first().waitFor();
    expect(run.url()).toContain(encodeURIComponent(id));
  }, 180_000);

  it('hides personal data from a role that has no right to it, and lets it change nothing', async () => {
    const shopper = new Shopper();
    const { id } = await shopper.place(await shopper.fillBag(), await handleOf('good'));
    await shopper.orderIn('confirmed', id);
    await office.signIn('analyst', `/orders/${id}`);
    await office.page.getByText('Your role does not show who bought').waitFor();
    expect(await office.page.locator('main').innerText()).not.toContain('Robin Field');
    await expectGoodPage('the order without personal data', office);
  }, 180_000);

  it('lets nobody in who has no role', async () => {
    await office.signIn('nobody', '/products');
    const text = await eventually(async () => {
      const words = await office.page.locator('main').innerText();
      return /right|allowed|role|may not/i.test(words) && words;
    });
    expect(text).not.toContain('SKU');
    await expectGoodPage('the closed door', office);
  }, 120_000);
});

describe('the back office on a phone', () => {
  it('fits its lists on the screen', async () => {
    const browser = await Browser.open(PHONE);
    try {
      const office = new OfficePages(await browser.page());
      await office.signIn('administrator', '/products');
      await office.page.locator('tbody tr').first().waitFor();
      expect(await overhang(office.page)).toBe(0);
      expect(await barriersOn(office.page)).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
