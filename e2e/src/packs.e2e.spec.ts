import { eventually } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { OfficePages } from './support/office-pages.ts';
import { inNoCompany, soldInPacks } from './support/shelves.ts';
import { ShopPages } from './support/shop-pages.ts';
import { Shopper } from './support/shopper.ts';

/** Cents of the first price in a text. */
const cents = (text: string): number => Math.round(Number(/\$(\d+\.\d\d)/.exec(text)?.[1]) * 100);

describe('two at once', () => {
  let browser: Browser;
  let shop: ShopPages;
  beforeEach(async () => {
    browser = await Browser.open(PHONE);
    shop = new ShopPages(await browser.page());
  });
  afterEach(() => browser.close());

  it('are chosen on the page of the product, and the bag says what they are and save', async () => {
    const { page } = shop;
    await shop.open(`/p/${await soldInPacks()}`);
    const choice = (units: 1 | 2) =>
      page
        .getByRole('group', { name: 'How many' })
        .locator('label')
        .filter({ hasText: units === 1 ? /^\s*1 / : /^\s*2 / });
    const single = cents(await choice(1).innerText());
    await choice(2).getByRole('radio').check();
    await page.waitForURL(/[?&]size=/);
    const price = cents(await choice(2).innerText());
    const saves = (lines: number): string =>
      `$${((lines * (2 * single - price)) / 100).toFixed(2)}`;
    await choice(2)
      .getByText(`Save ${saves(1)}`)
      .waitFor();
    await expectGoodPage('a pack that is chosen', shop);

    await shop.addToBag();
    const line = page.getByRole('article');
    await line.getByText('pack of 2').waitFor();
    expect(await line.innerText()).toMatch(/\$\d+\.\d\d a pack/);
    await line.getByText(`Saves ${saves(1)} against 2 bought singly`).waitFor();
    await expectGoodPage('a pack in the bag', shop);
    await line.getByRole('button', { name: 'One more' }).click();
    await line.getByText(`Saves ${saves(2)} against 4 bought singly`).waitFor();
    expect(cents(await line.locator('.total').innerText())).toBe(2 * price);
    expect(browser.complaints).toEqual([]);
  }, 60_000);
});

describe('what stands beside a product', () => {
  let desk: Browser;
  let phone: Browser;
  beforeEach(async () => {
    [desk, phone] = await Promise.all([Browser.open(DESKTOP), Browser.open(PHONE)]);
  });
  afterEach(() => Promise.all([desk.close(), phone.close()]));

  it('is named by an employee, and shoppers see it in that order', async () => {
    const office = new OfficePages(await desk.page());
    const shop = new ShopPages(await phone.page());
    const product = await inNoCompany();
    const { items } = await new Shopper().products('?inStock=true&limit=24&sort=rating');
    const [early, late, other] = items.filter(({ slug }) => slug !== product.slug).slice(-3);
    if (!early || !late || !other) throw new Error('the shop has too little to sell');
    await office.signIn('catalog-manager', `/products?q=${encodeURIComponent(product.title)}`);
    await office.openProduct(product.title);
    const list = office.page.locator('ga-product-related');
    await list.getByText('Shoppers see these first').waitFor();
    for (const { title } of [late, early, other]) {
      await list.getByLabel('Find a product').fill(title);
      // The label of an empty list lies over it: people click through, a machine presses the key.
      await list.getByLabel('Name it', { exact: true }).press('Enter');
      await office.page.getByRole('option', { name: title, exact: true }).first().click();
      await list.getByRole('link', { name: title, exact: true }).waitFor();
    }
    await list.getByRole('button', { name: `Move ${early.title} up` }).click();
    await list.getByLabel(`How ${other.title} stands beside it`).press('Enter');
    await office.page.getByRole('option', { name: 'Instead of it' }).click();
    await expectGoodPage('what stands beside it', office);
    await list.getByRole('button', { name: 'Save the list' }).click();
    await list.getByText('Saved. The shop shows it').waitFor();

    const shelf = (name: string) =>
      shop.page.getByRole('region', { name }).getByRole('heading', { level: 3 }).allInnerTexts();
    await eventually(
      async () => {
        await shop.open(`/p/${product.slug}`);
        return (await shelf('Goes well with it'))[0] === early.title;
      },
      { within: 20_000, every: 300 },
    );
    expect((await shelf('Goes well with it')).slice(0, 2)).toEqual([early.title, late.title]);
    expect(await shelf('You could also take instead')).toEqual([other.title]);
    await expectGoodPage('a product with what stands beside it', shop);
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  }, 120_000);
});
