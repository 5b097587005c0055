import { randomUUID } from 'node:crypto';
import type { AdminPriceList, AdminPromotion } from '@green-apple/contracts-http';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('offers that ask for segments of customers', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    await stage.database.query(
      `insert into customer.segment (id, code, name, kind, archived_at)
       values ($1, 'regulars', 'Regulars', 'hand', null), ($2, 'founders', 'Founders', 'hand', now())`,
      [randomUUID(), randomUUID()],
    );
  }, 120_000);
  afterAll(() => stage.close());

  const asking = (...codes: string[]) => ({
    name: 'For some',
    action: { type: 'percent-off', percent: 10, scope: 'order' },
    conditions: [{ type: 'segment', in: codes }],
  });
  const create = (...codes: string[]) =>
    stage.act<AdminPromotion>('marketing-manager', '/admin/promotions', {
      id: randomUUID(),
      kind: 'automatic',
      ...asking(...codes),
    });
  const edit = ({ id, version }: AdminPromotion, ...codes: string[]) =>
    stage.send<AdminPromotion>(
      'marketing-manager',
      'PUT',
      `/admin/promotions/${id}`,
      { kind: 'automatic', ...asking(...codes) },
      version,
    );
  const list = (group: string) =>
    stage.act<AdminPriceList>('marketing-manager', '/admin/price-lists', {
      id: randomUUID(),
      name: 'Some prices',
      group,
    });
  const refusal = { status: 404, code: 'SEGMENT_NOT_FOUND' };
  const refused = (answer: { status: number; body: object }) => {
    const { code = '', detail = '' } = answer.body as { code?: string; detail?: string };
    expect({ status: answer.status, code }).toEqual(refusal);
    expect(detail).toContain('“nobody”');
  };

  it('are refused by the name of one that there is not, and nothing is left', async () => {
    const before = await stage.count('promotion.promotion');
    refused(await create('regulars', 'nobody'));
    expect(await stage.count('promotion.promotion')).toBe(before);
    const { body } = await create('regulars');
    refused(await edit(body, 'regulars', 'nobody'));
    expect((await edit(body, 'regulars', 'founders')).status).toBe(200);
  });

  it('may name one that is archived: it can be taken out again', async () => {
    expect((await create('founders')).status).toBe(201);
  });

  it('are still edited where they named one before there was a check', async () => {
    const { body } = await create('regulars');
    await stage.database.query(
      `update promotion.promotion set conditions = '[{"type":"segment","in":["lost"]}]' where id = $1`,
      [body.id],
    );
    expect((await edit(body, 'lost', 'regulars')).status).toBe(200);
  });

  it('are price lists as well', async () => {
    refused(await list('nobody'));
    expect((await list('regulars')).status).toBe(201);
  });
});
