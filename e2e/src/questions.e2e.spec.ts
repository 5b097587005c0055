import { randomUUID } from 'node:crypto';
import type { AskedQuestion } from '@green-apple/contracts-http';
import { eventually, testStack } from '@green-apple/testing';
import { Browser, DESKTOP, PHONE } from './support/browser.ts';
import { handleOf } from './support/cards.ts';
import { expectGoodPage } from './support/good-page.ts';
import { mailTo, mailsTo } from './support/mailbox.ts';
import { OfficeApi } from './support/office-api.ts';
import { OfficePages } from './support/office-pages.ts';
import { Packer } from './support/packer.ts';
import { scanParcel } from './support/partners.ts';
import { ShopPages } from './support/shop-pages.ts';
import { Shopper } from './support/shopper.ts';

const SOON = { within: 60_000, every: 500 };

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

  it('is answered by who has bought it, on another device that has followed the link of a mail', async () => {
    const mark = randomUUID().slice(0, 8);
    const buyer = new Shopper();
    const { id: orderId, slug } = await delivered(buyer);
    const text = `Does the jar close well? ${mark}`;
    const questionId = await published(slug, text);
    const answer = `It does, even upside down in a bag, ${mark}.`;

    const { page } = shop;
    const question = page.getByRole('article', { name: text });
    const mayAnswer = question.getByRole('button', { name: /^Answer as a buyer/ });
    const look = () => shop.open(`/p/${slug}?question=${questionId}`);
    await eventually(async () => {
      await look();
      return (await question.count()) === 1;
    }, SOON);
    // This device has bought nothing, as far as the shop knows.
    expect(await mayAnswer.count()).toBe(0);
    const { text: mail } = await mailTo(buyer.email, /delivered/i);
    const link = new RegExp(`https?:\\S+/orders/${orderId}\\?key=\\S+`).exec(mail)?.[0] ?? '';
    await page.goto(link);
    await shop.settled();
    await look();
    await mayAnswer.click();
    await page.getByLabel('Your answer').fill(answer);
    await expectGoodPage('an answer that a buyer writes', shop);
    await page.getByRole('button', { name: 'Send your answer' }).click();
    await question.getByText('Thank you. We read it before it shows').waitFor();

    await office.signIn('support-agent', '/questions');
    const waiting = office.page.getByRole('listitem').filter({ hasText: text });
    await waiting.getByRole('link', { name: 'Bought with this order' }).waitFor();
    await expectGoodPage('a buyer’s answer that waits', office);
    await waiting.getByRole('button', { name: `Publish the answer ${answer}` }).click();
    await waiting.waitFor({ state: 'detached' });
    await eventually(async () => {
      await look();
      return (await question.getByText(answer).count()) === 1;
    }, SOON);
    await question.getByText('Verified buyer').waitFor();
    await expectGoodPage('a question with a buyer’s answer', shop);
    expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  }, 240_000);
});

/** An order of one thing that has come to its buyer, and where that thing is in the shop. */
async function delivered(buyer: Shopper): Promise<{ id: string; slug: string }> {
  const [item] = (await buyer.products('?inStock=true&limit=1')).items;
  if (item === undefined) throw new Error('the shop has nothing to sell');
  const { variantId, slug } = item;
  await buyer.ask('/api/cart/lines', { method: 'POST', body: { variantId, quantity: 1 } });
  const { id } = await buyer.place(await buyer.quote(), await handleOf('good'));
  await buyer.orderIn('confirmed', id);
  const parcels = await (await Packer.signIn()).send(id);
  for (const parcel of parcels) await scanParcel(parcel.id, 'delivered');
  await buyer.orderIn('delivered', id);
  return { id, slug };
}

/** A question that somebody asked, answered by the shop; gives its id. */
async function published(slug: string, text: string): Promise<string> {
  const { status, body } = await new Shopper().ask(`/api/products/${slug}/questions`, {
    method: 'POST',
    body: { text },
    key: randomUUID(),
  });
  expect(status).toBe(201);
  const { id } = body as AskedQuestion;
  const agent = await OfficeApi.signedIn('support-agent');
  const decision = { decision: 'publish', answer: 'It has a lid with a thread.' };
  await agent.ask(`/admin/questions/${id}`, { method: 'PATCH', body: decision, version: 1 });
  return id;
}
