import { randomUUID } from 'node:crypto';
import { eventually, testStack } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { OfficePages } from './support/office-pages.ts';
import { ShopPages } from './support/shop-pages.ts';
import { Shopper } from './support/shopper.ts';

const DAY_MS = 86_400_000;
const day = (ahead: number): string =>
  new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);
const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n% ${name} ${randomUUID()}\n%%EOF\n`),
});
const SOON = { within: 30_000, every: 300 };

describe('what proves a product', () => {
  let desk: Browser;
  let phone: Browser;
  let office: OfficePages;
  let shop: ShopPages;
  let product: { readonly title: string; readonly slug: string };
  beforeEach(async () => {
    desk = await Browser.open(DESKTOP);
    phone = await Browser.open(PHONE);
    office = new OfficePages(await desk.page());
    shop = new ShopPages(await phone.page());
    const [item] = (await new Shopper().products('?limit=12&sort=rating')).items.slice(-1);
    if (item === undefined) throw new Error('the shop has nothing to sell');
    product = item;
    await office.signIn('catalog-manager', '/products');
    await office.page.locator('tbody tr').first().waitFor();
    await office.openProduct(product.title);
  });
  afterEach(() => Promise.all([desk.close(), phone.close()]));

  const dialog = () => office.page.getByRole('dialog');
  const reads = (words: string) =>
    eventually(async () => {
      await shop.open(`/p/${product.slug}`);
      return (await shop.page.locator('main').innerText()).includes(words);
    }, SOON);

  it('is a certificate: put on record, read by shoppers, and listed before it runs out', async () => {
    const number = `C-${randomUUID().slice(0, 8)}`;
    await office.page.getByRole('button', { name: 'Add a certificate' }).click();
    await dialog().getByLabel('Issued by').fill('Valley Tilth');
    await dialog().getByLabel('Number').fill(number);
    await dialog().getByLabel('Last day').fill(day(30));
    await dialog().locator('input[type=file]').setInputFiles(paper('certificate.pdf'));
    await expectGoodPage('a new certificate', office);
    await dialog().getByRole('button', { name: 'Add it' }).click();
    await office.page.getByText(`Valley Tilth, no. ${number}`).waitFor();

    await office.page.goto(`${testStack().needed('ADMIN_URL')}/products/certificates`);
    const listed = office.page.getByRole('listitem').filter({ hasText: number });
    await listed.getByRole('link', { name: product.title, exact: true }).waitFor();
    await expectGoodPage('what runs out', office);

    await reads(number);
    const link = shop.page
      .getByRole('listitem')
      .filter({ hasText: number })
      .getByRole('link', { name: /See the certificate/ });
    const document = await fetch(
      new URL((await link.getAttribute('href')) ?? '', testStack().needed('STOREFRONT_URL')),
    );
    expect([document.status, document.headers.get('content-type')]).toEqual([
      200,
      'application/pdf',
    ]);
    await expectGoodPage('a product with its certificate', shop);
  }, 180_000);

  it('is what a laboratory found of a lot, read by the code on the pack', async () => {
    const lots = office.page.locator('ga-product-lots');
    const lot = lots.getByRole('listitem').first();
    const code = (await lot.getByRole('heading').innerText()).trim();
    const laboratory = `Lakeside ${randomUUID().slice(0, 8)}`;
    await lot.getByRole('button', { name: /report of lot/ }).click();
    await dialog().getByLabel('Laboratory').fill(laboratory);
    await dialog().getByLabel('Tested on').fill(day(-1));
    const remove = dialog().getByRole('button', { name: /^Remove/ });
    for (let last = (await remove.count()) - 1; last > 0; last--) {
      await remove.nth(last).click();
      await remove.nth(last).waitFor({ state: 'detached' });
    }
    await dialog().getByLabel('What', { exact: true }).fill('Zinc');
    await dialog().getByLabel('Label says').selectOption('at_least');
    await dialog().getByLabel('Amount').fill('15');
    await dialog().getByLabel('Measured').fill('14.2');
    await dialog().getByLabel('Unit').fill('mg');
    await dialog().getByText('Outside of what the label says: Zinc').waitFor();
    await dialog().locator('input[type=file]').setInputFiles(paper('report.pdf'));
    await expectGoodPage('a report', office);
    await dialog().getByRole('button', { name: 'Keep the report' }).click();
    await lot.getByText(laboratory).waitFor();

    await shop.open(`/p/${product.slug}`);
    const look = async (typed: string) => {
      await shop.page.getByLabel('Lot code').fill(typed);
      await shop.page.getByRole('button', { name: 'Look it up' }).click();
    };
    await look('NOT-A-LOT-9');
    await shop.page.getByText('This product has no lot “NOT-A-LOT-9”').waitFor();
    await look(code.toLowerCase());
    await shop.page.getByRole('heading', { name: `Lot ${code}` }).waitFor();
    const found = await shop.page.locator('ga-lot-report').innerText();
    expect(found).toContain(laboratory);
    expect(found).toMatch(/Zinc[\s\S]*15[\s\S]*14\.2[\s\S]*outside/);
    await expectGoodPage('a lot that was looked up', shop);
    // The form is an address: it works without scripts, and can be passed on.
    const page = await fetch(
      `${testStack().needed('STOREFRONT_URL')}/p/${product.slug}?lot=${code}`,
    );
    expect(await page.text()).toContain(laboratory);
  }, 180_000);
});
