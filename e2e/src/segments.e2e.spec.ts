import { randomUUID } from 'node:crypto';
import { eventually, testStack, withClient } from '@green-apple/testing';
import { Browser, DESKTOP } from './support/browser.ts';
import { handleOf } from './support/cards.ts';
import { expectGoodPage } from './support/good-page.ts';
import { OfficePages } from './support/office-pages.ts';
import { Shopper } from './support/shopper.ts';

/** The rules of changed segments are worked out once a minute. */
const NEXT_SWEEP = { within: 150_000, every: 1_000 };

describe('a segment of customers', () => {
  let browser: Browser;
  let office: OfficePages;
  beforeEach(async () => {
    browser = await Browser.open(DESKTOP);
    office = new OfficePages(await browser.page());
  });
  afterEach(async () => {
    await browser.close();
    // Regulars of other journeys pay the usual price.
    await withClient(testStack().needed('DATABASE_WRITER_URL'), (client) =>
      client.query(
        `update promotion.promotion set active = false where name like 'For regulars %'`,
      ),
    );
  });

  const choose = async (label: string, option: string): Promise<void> => {
    // The label of an empty list lies over it: people click through, a machine presses the key.
    await office.page.getByLabel(label, { exact: true }).press('Enter');
    await office.page.getByRole('option', { name: option }).click();
  };

  it('is made by a rule, counted, and lowers the price for whom an offer asks for it', async () => {
    const regular = new Shopper();
    const { id } = await regular.place(await regular.fillBag(), await handleOf('good'));
    await regular.orderIn('confirmed', id);
    const { page } = office;
    const name = `Has ordered ${randomUUID().slice(0, 6)}`;

    await office.signIn('marketing-manager', '/segments');
    await page.getByRole('button', { name: 'New segment' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('At least').fill('1');
    await page.getByRole('button', { name: 'Count them' }).click();
    const counted = page.getByText(/\d+ of\s+\d+ customers? would be in it now/);
    await counted.waitFor();
    await expectGoodPage('a segment that is written', office);
    const [matching = 0] = (/[\d,]+/.exec(await counted.innerText()) ?? []).map(Number);
    expect(matching).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: name });
    await eventually(async () => {
      await page.reload();
      await row.waitFor();
      return /[1-9][\d,]*\s*as of/.test(await row.innerText());
    }, NEXT_SWEEP);
    await expectGoodPage('segments', office);

    await page.goto(`${testStack().needed('ADMIN_URL')}/offers/new`);
    await page.getByLabel('Name', { exact: true }).fill(`For regulars ${name.slice(-6)}`);
    await page.getByLabel('Percent off', { exact: true }).fill('40');
    await choose('Add a condition', 'The customer is in a segment');
    await choose('In any of these segments', name);
    await page.keyboard.press('Escape');
    await expectGoodPage('an offer for a segment', office);
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await page.waitForURL(/\/offers\/[0-9a-f-]{36}/);

    const stranger = new Shopper();
    await eventually(
      async () =>
        JSON.stringify(await regular.fillBag()).includes(`For regulars ${name.slice(-6)}`),
      { within: 30_000, every: 1_000 },
    );
    expect(JSON.stringify(await stranger.fillBag())).not.toContain('For regulars');
    await page.goto(`${testStack().needed('ADMIN_URL')}/segments`);
    await row.getByRole('link', { name: `For regulars ${name.slice(-6)}` }).waitFor();
  }, 300_000);
});
