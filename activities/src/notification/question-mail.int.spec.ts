import { eventually } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { answeredQuestion } from '../testing/answered-question.ts';
import { ShopStage } from '../testing/shop-stage.ts';

describe('a question that was answered', () => {
  let shop: ShopStage;

  beforeAll(async () => {
    shop = await ShopStage.open();
  }, 180_000);
  afterAll(() => shop.close(), 60_000);

  const waits = async (id: string): Promise<boolean> =>
    (await shop.database.query('select from review.asker where question_id = $1', [id])).length > 0;

  it('is told to who asked by one mail, however often the message comes, and their address goes', async () => {
    const email = `robin-${randomUUID()}@example.com`;
    const id = await answeredQuestion(shop.database, email);
    await Promise.all([1, 2, 3].map(() => shop.job(id, 'question')));
    await eventually(async () => !(await waits(id)), { within: 60_000 });
    await shop.job(id, 'question');
    await shop.outboxEmpty();
    const other = await answeredQuestion(shop.database, `other-${email}`);
    await shop.job(other, 'question');
    await eventually(async () => !(await waits(other)), { within: 60_000 });
    expect(await shop.partners.mailsTo(email)).toEqual([
      jasmine.stringMatching(/^We have answered your question about /),
    ]);
  }, 120_000);

  it('is told in the language it was asked in', async () => {
    const email = `lena-${randomUUID()}@example.com`;
    const id = await answeredQuestion(shop.database, email, 'de');
    await shop.job(id, 'question');
    await eventually(async () => !(await waits(id)), { within: 60_000 });
    expect(await shop.partners.mailsTo(email)).toEqual([
      jasmine.stringMatching(/^Wir haben Ihre Frage zu .* beantwortet$/),
    ]);
  }, 120_000);

  it('is told to nobody while it does not show', async () => {
    const email = `robin-${randomUUID()}@example.com`;
    const id = await answeredQuestion(shop.database, email);
    await shop.database.query(`update review.question set state = 'pending' where id = $1`, [id]);
    await shop.job(id, 'question');
    const other = await answeredQuestion(shop.database, `other-${email}`);
    await shop.job(other, 'question');
    await eventually(async () => !(await waits(other)), { within: 60_000 });
    expect([await waits(id), await shop.partners.mailsTo(email)]).toEqual([true, []]);
  }, 120_000);
});
