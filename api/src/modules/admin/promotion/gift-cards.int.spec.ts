import { randomUUID } from 'node:crypto';
import type { AdminGiftCard, AdminGiftCardList, IssuedGiftCard } from '@green-apple/contracts-http';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const GIFT_CARDS = '/admin/gift-cards';

describe('gift cards in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const issue = (card: object, who: Who = 'support-agent') =>
    stage.send<IssuedGiftCard>(who, 'POST', GIFT_CARDS, card);

  it('show their code once, to whoever issued them', async () => {
    const card = { id: randomUUID(), minor: 5000 };
    const first = await issue(card);
    expect(first.status).toBe(201);
    const code = first.body.code as string | null;
    expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
    expect([first.body.balance.minor, first.body.ending]).toEqual([5000, code?.slice(-4) ?? '']);
    const second = await issue(card);
    expect(second.body.code as string | null).toBeNull();
    expect(second.body.entries.map(({ kind, minor }) => [kind, minor])).toEqual([['issue', 5000]]);

    const list = await stage.ask<AdminGiftCardList>('support-agent', GIFT_CARDS);
    expect(list.body.items.filter(({ id }) => id === card.id).length).toBe(1);
    const dump = JSON.stringify([
      list.body,
      await stage.database.query('select * from platform.audit'),
      stage.log,
    ]);
    expect(dump).not.toContain(code ?? 'no code');
  });

  it('are stopped', async () => {
    const { body } = await issue({ id: randomUUID(), minor: 100 });
    const off = await stage.send<AdminGiftCard>(
      'support-agent',
      'PATCH',
      `${GIFT_CARDS}/${body.id}`,
      { active: false },
      1,
    );
    expect([off.status, off.body.active]).toEqual([200, false]);
  });

  it('are found by their code or their owner, and neither is kept anywhere', async () => {
    const { body: card } = await issue({ id: randomUUID(), minor: 700 });
    const email = 'Iris.Aster@mail.example';
    const credit = { id: randomUUID(), minor: 900, email };
    const made = await stage.send<IssuedGiftCard>(
      'support-agent',
      'POST',
      '/admin/store-credits',
      credit,
    );
    expect([made.status, made.body.kind]).toEqual([201, 'store-credit']);
    const find = (by: object, who: Who = 'support-agent') =>
      stage.send<AdminGiftCardList>(who, 'POST', `${GIFT_CARDS}/lookup`, by);
    const idsOf = async (by: object) => (await find(by)).body.items.map(({ id }) => id);
    expect(await idsOf({ code: (card.code as string | null)?.toLowerCase() })).toEqual([card.id]);
    expect(await idsOf({ email: 'iris.aster@mail.example' })).toEqual([credit.id]);
    expect(await idsOf({ email: 'nobody@mail.example' })).toEqual([]);
    expect((await find({ email }, 'analyst')).status).toBe(403);
    const kept = JSON.stringify([
      await stage.database.query('select * from payment.stored_value'),
      await stage.database.query('select * from platform.audit'),
      stage.log,
    ]);
    expect(kept.toLowerCase()).not.toContain('iris.aster');
    expect(kept).not.toContain((card.code as string | null) ?? 'no code');
    const only = await stage.ask<AdminGiftCardList>(
      'support-agent',
      `${GIFT_CARDS}?kind=store-credit`,
    );
    expect(only.body.items.map(({ id }) => id)).toEqual([credit.id]);
  });

  it('are worth something, and not the earth', async () => {
    for (const minor of [0, -5, 1.5, 200_001])
      expect((await issue({ id: randomUUID(), minor })).status).toBe(422);
  });

  it('are issued by those who may', async () => {
    for (const who of ['catalog-manager', 'marketing-manager', 'operations', 'analyst'] as const)
      expect((await issue({ id: randomUUID(), minor: 100 }, who)).status).toBe(403);
  });
});
