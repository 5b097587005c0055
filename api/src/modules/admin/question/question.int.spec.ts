import { randomUUID } from 'node:crypto';
import type {
  AdminAnswer,
  AdminQuestion,
  AdminQuestionList,
  Problem,
} from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const PRODUCT = TINY_IDS.products.magnesium;

describe('moderation of questions', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.database.query('delete from review.question'));

  const asked = async (minutesAgo = 0, email: string | null = null): Promise<string> => {
    const id = randomUUID();
    await stage.database.query(
      `insert into review.question (id, product_id, body, findings, asked_at)
       values ($1, $2, 'Does it go with tea?', '{shouting}', now() - $3 * interval '1 minute')`,
      [id, PRODUCT, minutesAgo],
    );
    if (email !== null)
      await stage.database.query(
        `insert into review.asker (question_id, email, market) values ($1, $2, 'US')`,
        [id, email],
      );
    return id;
  };
  const answered = async (questionId: string): Promise<string> => {
    const id = randomUUID();
    await stage.database.query(
      `insert into review.answer (id, question_id, order_id, body)
       values ($1, $2, gen_random_uuid(), 'I take it with tea.')`,
      [id, questionId],
    );
    return id;
  };
  const list = async (state = 'pending') =>
    (await stage.ask<AdminQuestionList>('support-agent', `/admin/questions?state=${state}`)).body;
  const decide = (id: string, version: number, decision: object, who: Who = 'support-agent') =>
    stage.send<AdminQuestion>(who, 'PATCH', `/admin/questions/${id}`, decision, version);
  const decideAnswer = (
    id: string,
    version: number,
    decision: object,
    who: Who = 'support-agent',
  ) => stage.send<AdminAnswer>(who, 'PATCH', `/admin/answers/${id}`, decision, version);
  const publish = (id: string, version = 1) =>
    decide(id, version, { decision: 'publish', answer: 'It does.' });
  const events = () =>
    stage.count(`platform.outbox where kind = 'product.changed' and aggregate_id = '${PRODUCT}'`);
  const jobs = (id: string) =>
    stage.database.query<{ body: object }>(
      `select body - 'correlation_id' as body from platform.outbox
       where topic = 'jobs' and kind = 'question' and aggregate_id = $1`,
      [id],
    );
  const deeds = async (id: string) =>
    (
      await stage.database.query<{ action: string }>(
        'select action from platform.audit where entity_id = $1 order by seq',
        [id],
      )
    ).map(({ action }) => action);

  it('lists what waits, the oldest first, with what stands out in it', async () => {
    const [newer, older] = [await asked(1), await asked(9, 'robin@example.com')];
    const { items, waiting } = await list();
    expect(waiting).toBe(2);
    expect(items.map(({ id }) => id)).toEqual([older, newer]);
    expect(items[0]).toEqual(
      jasmine.objectContaining({
        product: { id: PRODUCT, slug: 'magnesium-glycinate', title: 'Magnesium Glycinate' },
        findings: ['shouting'],
        wantsMail: true,
        answer: null,
        answers: [],
        version: 1,
      }),
    );
    expect(JSON.stringify(items)).not.toContain('robin@example.com');
  });

  it('comes page by page, each question once: what waits from the oldest on, what shows from the newest', async () => {
    const ids = [await asked(9), await asked(8), await asked(7), await asked(7), await asked(5)];
    const walk = async (state: string): Promise<string[]> => {
      const seen: string[] = [];
      let place = '';
      do {
        const { items, nextCursor } = await list(`${state}&limit=2${place}`);
        seen.push(...items.map(({ id }) => id));
        place = nextCursor === null ? '' : `&cursor=${nextCursor}`;
      } while (place !== '');
      return seen;
    };
    const minutes = (seen: readonly string[]) => seen.map((id) => [9, 8, 7, 7, 5][ids.indexOf(id)]);
    const waiting = await walk('pending');
    expect([minutes(waiting), new Set(waiting).size]).toEqual([[9, 8, 7, 7, 5], 5]);
    for (const id of ids) await publish(id);
    // A question waits again from the moment on in which a buyer answers it.
    for (const at of [3, 0, 4]) await answered(ids[at] ?? '');
    expect(await walk('pending')).toEqual([3, 0, 4].map((at) => ids[at] ?? ''));
    const shown = await walk('published');
    expect([minutes(shown), new Set(shown).size]).toEqual([[5, 7, 7, 8, 9], 5]);
    const broken = await stage.ask<Problem>('support-agent', '/admin/questions?cursor=bm9uZQ');
    expect(broken.body.code).toBe('BAD_REQUEST');
  });

  it('publishes with an answer: the audit trail, the event and the mail’s job go with it, once', async () => {
    const id = await asked(0, 'robin@example.com');
    const before = await events();
    const { status, body } = await publish(id);
    expect([status, body.state, body.answer, body.answeredBy]).toEqual([
      200,
      'published',
      'It does.',
      'Sam Sorrel',
    ]);
    expect(await events()).toBe(before + 1);
    expect(await jobs(id)).toEqual([{ body: { order_id: id, calculation_type: 'question' } }]);
    await stage.database.query('delete from review.asker where question_id = $1', [id]);
    expect((await decide(id, 2, { decision: 'unpublish' })).body.state).toBe('pending');
    expect((await publish(id, 3)).body.state).toBe('published');
    expect((await jobs(id)).length).toBe(1);
    expect(await deeds(id)).toEqual([
      'question.published',
      'question.unpublished',
      'question.published',
    ]);
    expect(await events()).toBe(before + 3);
  });

  it('mails nobody who has not asked for it', async () => {
    const id = await asked();
    await publish(id);
    expect(await jobs(id)).toEqual([]);
  });

  it('puts another answer in the place of one, without another mail', async () => {
    const id = await asked(0, 'robin@example.com');
    expect((await decide(id, 1, { decision: 'answer', answer: 'Yes.' })).status).toBe(412);
    await publish(id);
    const { body } = await decide(id, 2, { decision: 'answer', answer: 'With milk, too.' });
    expect([body.answer, body.version]).toEqual(['With milk, too.', 3]);
    expect((await jobs(id)).length).toBe(1);
    expect(await deeds(id)).toEqual(['question.published', 'question.answered']);
  });

  it('turns down with a reason, and forgets who asked', async () => {
    const id = await asked(0, 'robin@example.com');
    const { body } = await decide(id, 1, { decision: 'reject', because: 'off_topic' });
    expect([body.state, body.rejectedBecause, body.wantsMail]).toEqual([
      'rejected',
      'off_topic',
      false,
    ]);
    expect(await stage.count(`review.asker where question_id = '${id}'`)).toBe(0);
    expect((await list('rejected')).items.map((question) => question.id)).toEqual([id]);
  });

  it('says nothing about diseases in the name of the shop', async () => {
    const id = await asked();
    const claim = { decision: 'publish', answer: 'It cures arthritis.' };
    const { status, body } = await decide(id, 1, claim);
    expect([status, body.code]).toEqual([422, 'DISEASE_CLAIM']);
    expect((await list()).items.length).toBe(1);
  });

  it('decides on the words that were read: of two moderators one is told', async () => {
    const id = await asked();
    const both = await Promise.all([
      publish(id),
      decide(id, 1, { decision: 'reject', because: 'abusive' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('decides on what buyers answer, below a question that shows', async () => {
    const id = await asked();
    const answerId = await answered(id);
    // While the question waits, so does everything below it.
    expect((await list()).waiting).toBe(1);
    await publish(id);
    const waiting = await list();
    expect([waiting.waiting, waiting.items[0]?.answers[0]?.id]).toEqual([1, answerId]);
    const before = await events();
    const published = await decideAnswer(answerId, 1, { decision: 'publish' });
    expect([published.status, published.body.state, published.body.decidedBy]).toEqual([
      200,
      'published',
      'Sam Sorrel',
    ]);
    expect((await list()).waiting).toBe(0);
    expect((await decideAnswer(answerId, 1, { decision: 'publish' })).body.code).toBe(
      'VERSION_CONFLICT',
    );
    const gone = await decideAnswer(answerId, 2, { decision: 'reject', because: 'advertising' });
    expect(gone.body.rejectedBecause).toBe('advertising');
    expect([await events(), await deeds(answerId)]).toEqual([
      before + 2,
      ['answer.published', 'answer.rejected'],
    ]);
  });

  it('needs the right, a version, an answer or a reason, and a question', async () => {
    const id = await asked();
    const answerId = await answered(id);
    const answer = { decision: 'publish', answer: 'It does.' };
    expect((await decide(id, 1, answer, 'analyst')).status).toBe(403);
    expect((await decideAnswer(answerId, 1, { decision: 'publish' }, 'analyst')).status).toBe(403);
    expect((await stage.ask('analyst', '/admin/questions')).status).toBe(403);
    const unversioned = await stage.send(
      'support-agent',
      'PATCH',
      `/admin/questions/${id}`,
      answer,
    );
    expect(unversioned.body.code).toBe('VERSION_REQUIRED');
    for (const decision of [
      { decision: 'publish' },
      { decision: 'publish', answer: ' ' },
      { decision: 'reject' },
      { decision: 'reject', because: 'mood' },
      {},
    ])
      expect((await decide(id, 1, decision)).body.code).toBe('VALIDATION_FAILED');
    expect((await publish(randomUUID())).body.code).toBe('NOT_FOUND');
    expect((await decideAnswer(randomUUID(), 1, { decision: 'publish' })).body.code).toBe(
      'NOT_FOUND',
    );
  });
});
