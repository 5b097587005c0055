import { randomUUID } from 'node:crypto';
import { eventually, testStack } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { expectGoodPage } from './support/good-page.ts';
import { mailTo, mailsTo } from './support/mailbox.ts';
import { OfficePages } from './support/office-pages.ts';
import { ShopPages } from './support/shop-pages.ts';

describe('a question about a product', () => {
  let phone: Browser;
  let desk: Browser;
  let shop: ShopPages;
  let office: OfficePages;
  beforeEach(async () => {
    phone = await Browser.open(PHONE);
    desk = await Browser.open(DESKTOP);
    shop = new ShopPages(await phone.page());
    office = new OfficePages(await desk.page());
  });
  afterEach(() => Promise.all([phone.close(), desk.close()]));

  it('is asked by a shopper, answered by an employee, told by mail and read on the page', async () => {
    const mark = randomUUID().slice(0, 8);
    const email = `ada.${mark}@example.com`;
    const text = `Does it go with oat milk? I ask for ${mark}.`;
    const answer = `It does, warm or cold, ${mark}.`;
    await shop.open('/shop');
    await shop.openFirstProduct();
    const { page } = shop;

    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByLabel('Your question').fill('See pills.com');
    await page.getByRole('button', { name: 'Send your question' }).click();
    await page.getByText('Please leave links out.').waitFor();
    await expectGoodPage('a question that cannot be sent', shop);
    await page.getByLabel('Your question').fill(text);
    await page.getByLabel(/E-mail for the answer/).fill(email);
    await page.getByRole('button', { name: 'Send your question' }).click();
    await page.getByText('Thank you, we have your question.').waitFor();
    await expectGoodPage('a question that was sent', shop);
    expect(await page.getByRole('article', { name: text }).count()).toBe(0);

    await office.signIn('support-agent', '/questions');
    const waiting = office.page.getByRole('listitem').filter({ hasText: text });
    await waiting.getByText('Goes out with the answer').waitFor();
    await expectGoodPage('the questions that wait', office);
    expect(await office.page.content()).not.toContain(email);
    await waiting.getByRole('button', { name: /^Answer/ }).click();
    await office.page.getByLabel('What the shop says').fill(answer);
    await expectGoodPage('an answer that is written', office);
    await office.page.getByRole('button', { name: 'Publish the answer' }).click();
    await eventually(async () => (await waiting.count()) === 0, { within: 20_000 });

    const mail = await mailTo(email, /We have answered your question/);
    expect(mail.text).toContain(text);
    const link = /https?:\S+\/p\/\S+/.exec(mail.text)?.[0] ?? '';
    expect(link.startsWith(testStack().needed('STOREFRONT_URL'))).toBeTrue();
    await page.goto(link);
    await shop.settled();
    const shown = page.getByRole('article', { name: text });
    await shown.getByText(answer).waitFor();
    await shown.getByText('Green Apple', { exact: true }).waitFor();
    await shown.getByRole('button', { name: /^Helpful/ }).click();
    await shown.getByText('1 person found this helpful').waitFor();
    await expectGoodPage('a question with its answer', shop);
    expect((await mailsTo(email)).length).toBe(1);
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  }, 180_000);
});
