import { randomUUID } from 'node:crypto';
import { eventually } from '@green-apple/testing';
import type { Locator } from 'playwright-core';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { OfficePages } from './support/office-pages.ts';
import { ShopPages } from './support/shop-pages.ts';
import { Shopper } from './support/shopper.ts';

const SOON = { within: 60_000, every: 300 };

describe('a product that nobody has sold yet', () => {
  let desk: Browser;
  let phone: Browser;
  beforeEach(async () => {
    desk = await Browser.open(DESKTOP);
    phone = await Browser.open(PHONE);
  });
  afterEach(() => Promise.all([desk.close(), phone.close()]));

  it('is made by an employee, gets its sizes and flavors, and is chosen by each in the shop', async () => {
    const office = new OfficePages(await desk.page());
    const { page } = office;
    await office.signIn('catalog-manager', '/products');
    await page.getByRole('link', { name: 'New product' }).click();
    const name = `Quince Powder ${randomUUID().slice(0, 6)}`;
    await page.getByLabel('Name', { exact: true }).fill(name);
    for (const [field, option] of [
      ['Brand', null],
      ['Category', null],
      ['Goal', 'Immunity'],
      ['Form', 'Powder'],
    ] as const) {
      await page.getByRole('combobox', { name: field }).press('Enter');
      const options = page.getByRole('option');
      await (option === null ? options.first() : options.filter({ hasText: option })).click();
    }
    await page.getByLabel('Summary for lists').fill('Dried quince, ground fine.');
    await page.getByLabel('Serving size').fill('1 scoop');
    await page.getByLabel('Directions').fill('A scoop a day, in water or yogurt.');
    await expectGoodPage('a product that is made', office);
    await page.getByRole('button', { name: 'Make the draft' }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('This product has no sizes yet').waitFor();

    for (const [count, flavour] of [
      ['300', 'berry'],
      ['300', 'lemon'],
      ['900', 'berry'],
    ] as const)
      await addSize(office, { count, flavour, name: `${count} g · ${flavour}` });
    await expectGoodPage('a product with its sizes', office);
    const pick = page.getByRole('combobox', { name: 'State' });
    await pick.press('Enter');
    await page.getByRole('option', { name: 'In the shop' }).click();
    await office.save();

    const shop = new ShopPages(await phone.page());
    const slug = name.toLowerCase().replaceAll(' ', '-');
    await eventually(async () => {
      const { items } = await new Shopper().products(`?q=${encodeURIComponent(name)}`);
      return items.some((item) => item.slug === slug);
    }, SOON);
    await shop.open(`/p/${slug}`);
    const group = (title: string): Locator => shop.page.getByRole('group', { name: title });
    await group('Size')
      .getByRole('radio', { name: /^900 g/ })
      .check();
    await shop.page.waitForURL(/[?&]size=/);
    // There is no lemon in the large one: choosing it goes back to the small one, and says so before.
    await group('Flavor').locator('label').filter({ hasText: 'lemon' }).waitFor();
    await group('Flavor')
      .getByRole('radio', { name: /^lemon/ })
      .check();
    await eventually(
      () =>
        group('Size')
          .getByRole('radio', { name: /^300 g/ })
          .isChecked(),
      SOON,
    );
    await expectGoodPage('sizes and flavors to choose from', shop);
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
  }, 180_000);
});

async function addSize(
  { page }: OfficePages,
  {
    name,
    count,
    flavour,
  }: { readonly name: string; readonly count: string; readonly flavour: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Add a size' }).click();
  const dialog = page.getByRole('dialog');
  const unique = randomUUID().slice(0, 12);
  for (const [field, value] of [
    ['Name', name],
    ['SKU', `Q-${unique}`],
    ['Barcode', unique],
    ['How many in it', count],
    ['Flavor (optional)', flavour],
    ['Days it lasts (optional)', String(Number(count) / 10)],
    ['Weight in grams, packed', String(Number(count) + 60)],
    ['Price', '19.00'],
  ] as const)
    await dialog.getByLabel(field, { exact: true }).fill(value);
  await dialog.getByRole('combobox', { name: 'Of what' }).press('Enter');
  await page.getByRole('option', { name: 'g', exact: true }).click();
  await dialog.getByRole('button', { name: 'Add the size' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('ga-variant-prices').getByText(name, { exact: true }).waitFor();
}
