import { randomUUID } from 'node:crypto';
import { anAddress } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE, ZOOMED } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { mailTo } from './support/mailbox.ts';
import { ownWords } from './support/own-words.ts';
import { namedInGerman } from './support/shelves.ts';
import { SecondShop } from './support/second-shop.ts';
import { ShopPages } from './support/shop-pages.ts';

const BERLIN = anAddress({ city: 'Berlin', region: '', postalCode: '10115', country: 'DE' });
/** Words that no German sentence has, and how sums are written in English. */
const ENGLISH = /\b(the|you|your|with|this|what|which|are|Total|Order)\b|€\d/i;
const SIZES = [
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const;

describe('the shop of the EU', () => {
  let europe: SecondShop;
  beforeAll(async () => {
    europe = await SecondShop.open('EU');
  }, 120_000);
  afterAll(() => europe.close());

  for (const [where, size] of SIZES)
    it(`sells in euro, VAT included, from the front page to the mail, on ${where}`, async () => {
      const browser = await Browser.open(size);
      try {
        const shop = new ShopPages(await browser.page(), europe.url);
        const expectGood = async (name: string): Promise<void> => {
          await expectGoodPage(`${name} on ${where}`, shop);
          expect(await shop.page.locator('body').innerText())
            .withContext(name)
            .not.toMatch(/\$\d|Food and Drug Administration|ZIP code/);
        };
        const email = `lena.${randomUUID().slice(0, 8)}@example.com`;
        await shop.open();
        await expectGood('the front page');
        await shop.search('magnesium');
        await expectGood('the search');
        await shop.openFirstProduct();
        await shop.settled();
        await expectGood('the product');
        const label = await shop.page.locator('ga-nutrition-declaration').innerText();
        expect(label).toMatch(/Per daily dose/);
        expect(label).toMatch(/% NRV/);
        await shop.addToBag();
        await expectGood('the bag');
        await shop.goToCheckout();
        await shop.fillAddress(email, BERLIN);
        await shop.fillCard('good');
        await shop.page.getByText(/VAT/).first().waitFor();
        await expectGood('the checkout');
        const total = await shop.pay();
        expect(total).toMatch(/^€/);
        await shop.orderId();
        await shop.headline('Thank you');
        const side = await shop.page.getByRole('complementary').innerText();
        expect(side).toContain(total);
        expect(side).toMatch(/VAT/);
        await expectGood('the confirmed order');
        const mail = await mailTo(email, /confirmed/i);
        expect(mail.text).toContain(total);
        expect(mail.text).not.toMatch(/\$\d/);
        expect(browser.complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    }, 240_000);

  for (const [where, size] of SIZES)
    it(`sells in German, from the product to the page that the mail leads to, on ${where}`, async () => {
      const browser = await Browser.open(size);
      try {
        const shop = new ShopPages(await browser.page(), europe.url, 'de');
        const { page } = shop;
        const expectGerman = async (name: string): Promise<void> => {
          await expectGoodPage(`${name} in German on ${where}`, shop);
          expect(await page.locator('html').getAttribute('lang')).toBe('de');
          expect(await ownWords(page))
            .withContext(name)
            .not.toMatch(ENGLISH);
        };
        const email = `lena.${randomUUID().slice(0, 8)}@example.com`;
        await shop.open('/de/');
        await expectGerman('the front page');
        await shop.search('magnesium');
        await expectGerman('the search');
        await shop.openFirstProduct();
        await shop.settled();
        await expectGerman('the product');
        expect(await page.locator('ga-nutrition-declaration').innerText()).toMatch(
          /Pro Tagesdosis[^]*% NRV[^]*Magnesium/,
        );
        await shop.addToBag();
        await expectGerman('the bag');
        await page.getByLabel('Gutscheincode').fill('GIBTESNICHT');
        await page.getByRole('button', { name: 'Einlösen' }).click();
        await page.getByText('Diesen Code kennen wir nicht').waitFor();
        // The browser notes the refused request itself.
        expect(browser.complaints.splice(0)).toHaveSize(1);
        await shop.goToCheckout();
        await page.getByLabel('E-Mail').fill('lena');
        await page.getByLabel('Vor- und Nachname').focus();
        await page.getByText('Bitte prüfen Sie die E-Mail-Adresse').waitFor();
        await shop.fillAddress(email, BERLIN);
        await page
          .getByText(/MwSt\., Deutschland/)
          .first()
          .waitFor();
        await expectGerman('the checkout');
        await shop.fillCard('insufficientFunds');
        await shop.pay();
        const id = await shop.orderId();
        await page.getByText('nicht ausreichend gedeckt').waitFor();
        await expectGerman('the refused payment');
        await shop.fillCard('good');
        await page.getByRole('button', { name: /mit dieser Karte bezahlen/ }).click();
        await shop.headline('Vielen Dank');
        await expectGerman('the confirmed order');
        const total = await page.locator('ga-receipt .total dd').innerText();
        expect(total).toMatch(/^[\d.]+,\d\d\s€$/);

        const mail = await mailTo(email, /ist bestätigt/);
        expect(mail.text).toContain(total);
        expect(`${mail.subject} ${mail.text}`).not.toMatch(/\b(Your|order|Total|Items)\b|€\d/);
        const link = /https?:\S+\/de\/orders\/\S+/.exec(mail.text)?.[0] ?? '';
        const elsewhere = await Browser.open(size);
        try {
          const mailed = await elsewhere.page();
          await mailed.goto(link.replace(/^https?:\/\/[^/]+/, europe.url));
          await mailed.getByRole('heading', { level: 1, name: 'Vielen Dank' }).waitFor();
          expect(new URL(mailed.url()).pathname).toBe(`/de/orders/${id}`);
        } finally {
          await elsewhere.close();
        }
        await page.getByRole('link', { name: 'Etwas zurückschicken' }).click();
        await shop.headline('Artikel zurückschicken');
        await page.getByText('Es ist noch nicht bei Ihnen angekommen.').first().waitFor();
        await expectGerman('the returns');
        expect(browser.complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    }, 240_000);

  for (const [where, size] of SIZES)
    it(`helps, lists and apologises in German, on ${where}`, async () => {
      const browser = await Browser.open(size);
      try {
        const shop = new ShopPages(await browser.page(), europe.url, 'de');
        for (const path of [
          '/shop?diet=vegan&without=milk&minPrice=1000&inStock=true',
          '/goal/sleep',
          '/search?q=magnesium+einhorn',
          '/search?q=qqqqqq',
          '/c/nothing-by-this-name',
          '/p/nothing-by-this-name',
          '/help',
          '/delivery-and-returns',
          '/privacy',
          '/nowhere',
        ]) {
          await shop.open(`/de${path}`);
          await expectGoodPage(`${path} in German on ${where}`, shop);
          expect(await ownWords(shop.page))
            .withContext(path)
            .not.toMatch(ENGLISH);
        }
      } finally {
        await browser.close();
      }
    }, 120_000);

  it('is read in German by its own address, found in German, and stays on the page that is open', async () => {
    const { slug, english, german } = await namedInGerman();
    const browser = await Browser.open(DESKTOP);
    try {
      const shop = new ShopPages(await browser.page(), europe.url);
      const { page } = shop;
      const title = page.getByRole('heading', { level: 1 });
      const read = async (language: string): Promise<void> => {
        await page
          .getByRole('navigation', {
            name: /^(Language|Sprache)$/,
          })
          .getByRole('link', { name: language })
          .click();
        await page.waitForURL(
          ({ pathname }) => pathname.startsWith('/de/') === (language !== 'English'),
        );
        await shop.settled();
      };
      await shop.open(`/p/${slug}?lot=none`);
      expect([await title.innerText(), await title.getAttribute('lang')]).toEqual([english, null]);
      await read('Deutsch');
      expect(page.url()).toBe(`${europe.url}/de/p/${slug}?lot=none`);
      expect([await title.innerText(), await title.getAttribute('lang')]).toEqual([german, null]);
      await expectGoodPage('a product in German', shop);
      await page.setViewportSize(ZOOMED);
      await expectGoodPage('a product in German at 400 % zoom', shop);
      await page.setViewportSize(DESKTOP);

      await new ShopPages(page, europe.url, 'de').search(german);
      expect(page.url()).toContain('/de/search?');
      const found = page.locator('main h3 a').filter({ hasText: german }).first();
      expect(await found.getAttribute('lang')).toBeNull();
      await expectGoodPage('a search in German', shop);
      await read('English');
      expect(page.url()).toContain(`${europe.url}/search?q=`);
      await page.goBack();
      await found.click();
      await page.waitForURL(`${europe.url}/de/p/**`);

      await read('Deutsch');
      await page.goto(europe.url, { waitUntil: 'commit' });
      await page.waitForURL(`${europe.url}/de/`);
      await expectGoodPage('the front page in German', shop);
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 120_000);

  it('tells search engines of every language of a page, each with an address of its own', async () => {
    const { slug, german } = await namedInGerman();
    const path = `/p/${slug}`;
    for (const prefix of ['', '/de', '/fr']) {
      const html = await (await fetch(`${europe.url}${prefix}${path}`)).text();
      const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)];
      expect(links.map(([, language, address]) => [language, address]))
        .withContext(prefix)
        .toEqual([
          ['en', `${europe.url}${path}`],
          ['de', `${europe.url}/de${path}`],
          ['fr', `${europe.url}/fr${path}`],
          ['x-default', `${europe.url}${path}`],
        ]);
      expect(html).toContain(`<link rel="canonical" href="${europe.url}${prefix}${path}"`);
      expect(html).toContain(`<html lang="${prefix === '/de' ? 'de' : 'en-US'}"`);
      expect(html.includes(german))
        .withContext(prefix)
        .toBe(prefix === '/de');
    }
  });

  it('completes what is typed by what it sells', async () => {
    const suggest = async (q: string) => {
      const answer = await fetch(`${europe.apiUrl}/api/suggest?q=${q}`);
      return (await answer.json()) as {
        products: { title: string }[];
        queries: string[];
      };
    };
    const { products, queries } = await suggest('melato');
    expect([...products.map(({ title }) => title), ...queries].join()).not.toMatch(/melatonin/i);
    expect((await suggest('magne')).queries.join()).toMatch(/magnesium/);
  });
});
