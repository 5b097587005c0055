import { randomUUID } from 'node:crypto';
import { aBarcode, eventually } from '@green-apple/testing';
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
    await renameSize(office, '300 g · lemon', '300 g · fresh lemon', '300 g · berry');
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
    // The barcode of another size was refused with 409.
    const refused = (complaint: string): boolean => complaint.includes('409');
    expect(desk.complaints.filter((each) => !refused(each))).toEqual([]);
    expect([desk.complaints.filter(refused).length, phone.complaints]).toEqual([1, []]);
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
    ['Barcode', aBarcode()],
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

/** Tries a barcode that cannot be, and the one of another size, on the way. */
async function renameSize(
  office: OfficePages,
  from: string,
  to: string,
  other: string,
): Promise<void> {
  const { page } = office;
  const dialog = page.getByRole('dialog');
  const barcode = dialog.getByLabel('Barcode', { exact: true });
  const save = dialog.getByRole('button', { name: 'Save the size' });
  const edit = (name: string): Promise<void> =>
    page.getByRole('button', { name: new RegExp(`^Edit the size ?: ${name}$`) }).click();
  await edit(other);
  const taken = await barcode.inputValue();
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await dialog.waitFor({ state: 'detached' });
  await edit(from);
  const own = await barcode.inputValue();
  expect(await save.isDisabled()).toBeTrue();
  await barcode.fill('036000291462');
  await barcode.blur();
  await dialog.getByText('one of them is mistyped').waitFor();
  expect(await save.isDisabled()).toBeTrue();
  await barcode.fill(taken);
  await save.click();
  await dialog.getByRole('alert').getByText('another item has this barcode').waitFor();
  await expectGoodPage('a size that is edited', office);
  await barcode.fill(own);
  await dialog.getByLabel('Name', { exact: true }).fill(to);
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('ga-variant-prices').getByText(to, { exact: true }).waitFor();
}
