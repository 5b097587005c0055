import { randomBytes, randomUUID } from 'node:crypto';
import { eventually } from '@green-apple/testing';
import sharp from 'sharp';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { Keyboard } from './support/keyboard.ts';
import { OfficePages } from './support/office-pages.ts';
import { ShopPages } from './support/shop-pages.ts';
import { Shopper } from './support/shopper.ts';

const SOON = { within: 60_000, every: 300 };

/** A picture like no other. */
async function aPhoto(name: string, width: number, height: number) {
  const [r = 0, g = 0, b = 0] = randomBytes(3);
  const background = { r, g, b };
  const buffer = await sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Copyright: randomUUID() } })
    .jpeg()
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

describe('pictures of a product', () => {
  let desk: Browser;
  let phone: Browser;
  beforeEach(async () => {
    desk = await Browser.open(DESKTOP);
    phone = await Browser.open(PHONE);
  });
  afterEach(() => Promise.all([desk.close(), phone.close()]));

  it('are sent, described and put in order by keyboard, and then stand in the shop', async () => {
    const [product] = (await new Shopper().products('?limit=12&sort=rating')).items.slice(-2);
    if (product === undefined) throw new Error('the shop has nothing to sell');
    const office = new OfficePages(await desk.page());
    await office.signIn('catalog-manager', '/products');
    await office.page.locator('tbody tr').first().waitFor();
    await office.openProduct(product.title);
    const part = office.page.locator('ga-product-pictures');
    const rows = part.getByRole('listitem');
    await rows.first().waitFor();
    const before = await rows.count();

    await part
      .locator('input[type=file]')
      .setInputFiles([
        await aPhoto('wide.jpg', 1200, 800),
        await aPhoto('small.jpg', 399, 800),
        { name: 'words.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
      ]);
    await part.getByText('A picture needs at least 400 pixels on each side.').waitFor();
    await part.getByText('This is no JPEG, PNG or WebP, whatever its name says.').waitFor();
    await expectGoodPage('pictures, two of them refused', office);
    for (const name of ['small.jpg', 'words.txt'])
      await part.getByRole('button', { name: `Put away: ${name}` }).click();
    const row = rows.nth(before);
    await row.getByText('Needs words').waitFor();

    const words = `The grain of the powder ${randomUUID().slice(0, 8)}`;
    const keyboard = new Keyboard(office.page);
    await row.getByRole('button', { name: /^Say what it shows/ }).press('Enter');
    const dialog = office.page.getByRole('dialog');
    await dialog.locator('textarea:focus').waitFor();
    await keyboard.type(words);
    await keyboard.tabTo(/^Focal point$/);
    await keyboard.press('Shift+ArrowLeft');
    await keyboard.press('ArrowRight');
    await dialog.getByText('41% from the left, 50% from the top').waitFor();
    expect(await dialog.getByRole('slider').getAttribute('aria-valuetext')).toBe(
      '41% from the left, 50% from the top',
    );
    await expectGoodPage('a picture', office);
    await keyboard.tabTo(/^Save$/);
    await keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await row.getByText('Ready').waitFor();

    await row.getByRole('button', { name: `Move “${words}” up` }).focus();
    for (let place = before - 1; place >= 0; place--) {
      await keyboard.press('Enter');
      await rows.nth(place).locator('.alt', { hasText: words }).waitFor();
      // The focus has gone with it, and the next press does something unless it is the first one now.
      const button = place === 0 ? '[aria-disabled=true]' : ':not([aria-disabled=true])';
      await rows.nth(place).locator(`.up:focus${button}`).waitFor();
    }
    await rows.first().getByText('Stands in lists').waitFor();
    await expectGoodPage('pictures in another order', office);

    // The form around them is saved as if nothing had happened: pictures are no conflict.
    await office.page
      .getByLabel('Second line', { exact: true })
      .fill(`Now with pictures ${randomUUID()}`);
    await office.save();
    await office.page.getByText('Saved. The shop shows it within two seconds.').last().waitFor();

    const shop = new ShopPages(await phone.page());
    const large = shop.page.locator('ga-gallery .large img');
    await eventually(async () => {
      await shop.open(`/p/${product.slug}`);
      return (await large.getAttribute('alt')) === words;
    }, SOON);
    expect(await large.getAttribute('style')).toContain('object-position: 23% 50%');
    expect(await shop.page.evaluate(DRAWN)).toBeTrue();
    await expectGoodPage('a product with its new picture', shop);
    expect(desk.complaints.filter((each) => !each.includes('422'))).toEqual([]);
  }, 240_000);
});

const DRAWN = `document.querySelector('ga-gallery .large img').naturalWidth > 0`;
