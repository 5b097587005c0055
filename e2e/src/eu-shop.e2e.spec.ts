import { randomUUID } from 'node:crypto';
import { anAddress } from '@green-apple/testing';
import { barriersOn, overhang } from './support/accessibility.ts';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { mailTo } from './support/mailbox.ts';
import { SecondShop } from './support/second-shop.ts';
import { ShopPages } from './support/shop-pages.ts';

const BERLIN = anAddress({ city: 'Berlin', region: '', postalCode: '10115', country: 'DE' });
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
        const expectGoodPage = async (name: string): Promise<void> => {
          expect(await barriersOn(shop.page))
            .withContext(`${name} on ${where}`)
            .toEqual([]);
          expect(await overhang(shop.page))
            .withContext(`${name} on ${where} is too wide`)
            .toBe(0);
          expect(await shop.page.locator('body').innerText())
            .withContext(name)
            .not.toMatch(/\$\d|Food and Drug Administration|ZIP code/);
        };
        const email = `lena.${randomUUID().slice(0, 8)}@example.com`;
        await shop.open();
        await expectGoodPage('the front page');
        await shop.search('magnesium');
        await expectGoodPage('the search');
        await shop.openFirstProduct();
        await shop.settled();
        await expectGoodPage('the product');
        const label = await shop.page.locator('ga-nutrition-declaration').innerText();
        expect(label).toMatch(/Per daily dose/);
        expect(label).toMatch(/% NRV/);
        await shop.addToBag();
        await expectGoodPage('the bag');
        await shop.goToCheckout();
        await shop.fillAddress(email, BERLIN);
        await shop.fillCard('good');
        await shop.page.getByText(/VAT/).first().waitFor();
        await expectGoodPage('the checkout');
        const total = await shop.pay();
        expect(total).toMatch(/^€/);
        await shop.orderId();
        await shop.headline('Thank you');
        const side = await shop.page.getByRole('complementary').innerText();
        expect(side).toContain(total);
        expect(side).toMatch(/VAT/);
        await expectGoodPage('the confirmed order');
        const mail = await mailTo(email, /confirmed/i);
        expect(mail.text).toContain(total);
        expect(mail.text).not.toMatch(/\$\d/);
        expect(browser.complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    }, 240_000);

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
