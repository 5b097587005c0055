import type { AuditList } from '@green-apple/contracts-http';
import { inTransaction, openWriter } from '@green-apple/persistence';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('the audit trail', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    for (const subtitle of ['one', 'two', 'three']) {
      await stage.edit(await stage.version(), { subtitle });
    }
  }, 120_000);
  afterAll(() => stage.close());

  const trail = async (query = ''): Promise<AuditList> =>
    (await stage.ask<AuditList>('operations', `/admin/audit${query}`)).body;
  const tamper = (sql: string) => stage.database.query(sql);

  it('lists deeds newest first, page by page', async () => {
    const first = await trail('?limit=2');
    const second = await trail(`?limit=2&cursor=${first.nextCursor}`);
    const told = [...first.items, ...second.items].map(({ changes }) => changes[0]?.after);
    expect(told).toEqual(['three', 'two', 'one']);
    expect([first.chainIntact, second.chainIntact, second.nextCursor]).toEqual([true, true, null]);
  });

  it('can be narrowed to one thing', async () => {
    expect((await trail('?entityType=promotion')).items).toEqual([]);
    expect((await trail('?entityType=product&limit=100')).items.length).toBe(3);
  });

  it('refuses a cursor it did not give out', async () => {
    const { status } = await stage.ask('operations', '/admin/audit?cursor=WzAuNV0');
    expect(status).toBe(400);
  });

  it('can be added to by the API’s database role, and neither changed nor cut', async () => {
    const writer = openWriter(stage.database.writerUrl);
    for (const sql of [
      `update platform.audit set actor_name = 'Somebody else'`,
      'delete from platform.audit',
      'truncate platform.audit',
    ]) {
      await expectAsync(
        inTransaction(writer, (transaction) => writer.sequelize.query(sql, { transaction })),
      ).toBeRejectedWithError(/permission denied/);
    }
    await writer.close();
  });

  it('shows that somebody with more power changed a deed', async () => {
    await tamper(`update platform.audit set after = '{"subtitle": "never"}'
      where seq = (select max(seq) from platform.audit)`);
    expect((await trail()).chainIntact).toBeFalse();
    await tamper(`update platform.audit set after = '{"subtitle": "three"}'
      where seq = (select max(seq) from platform.audit)`);
    expect((await trail()).chainIntact).toBeTrue();
  });

  it('shows that a deed was taken out, even on a page that does not list it', async () => {
    const whole = await tamper('select * from platform.audit order by seq');
    expect(whole.length).toBe(3);
    await tamper(
      `begin; delete from platform.audit where seq = (select min(seq) + 1 from platform.audit); commit`,
    );
    expect((await trail('?limit=1')).chainIntact).toBeFalse();
    // Back to where it was, whatever the order of the specs.
    await stage.database.query(
      `insert into platform.audit overriding system value
       select * from jsonb_populate_record(null::platform.audit, cast($1 as jsonb))`,
      [JSON.stringify(whole[1])],
    );
  });
});
