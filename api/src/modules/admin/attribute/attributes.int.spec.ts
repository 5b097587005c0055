import { randomUUID } from 'node:crypto';
import type {
  AdminAttribute,
  AdminAttributeList,
  AdminProduct,
  AttributeUses,
  AuditList,
  Problem,
} from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, MAGNESIUM } from '../admin-stage.int.spec.ts';

const ATTRIBUTES = '/admin/attributes';

const anAttribute = (changes: Partial<AdminAttribute> = {}) => ({
  id: randomUUID(),
  code: 'origin',
  name: 'Country of origin',
  kind: 'choice',
  scope: 'product',
  multiple: false,
  filterable: true,
  unit: null,
  steps: [],
  choices: [
    { code: 'pe', label: 'Peru' },
    { code: 'jp', label: 'Japan' },
  ],
  position: 0,
  ...changes,
});

const SIZE = {
  id: TINY_IDS.variants.magnesium60,
  listMinor: 2400,
  saleMinor: null,
  saleStartsAt: null,
  saleEndsAt: null,
  active: true,
};

describe('attributes of products', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    for (const attribute of [
      anAttribute(),
      anAttribute({ code: 'caffeine_mg', kind: 'number', choices: [], steps: [50] }),
      anAttribute({ code: 'notes', scope: 'variant', multiple: true }),
    ])
      await define(attribute);
    await stage.edit(await stage.version(), {
      attributes: { origin: ['pe'], caffeine_mg: [40] },
      variants: [{ ...SIZE, attributes: { notes: ['pe', 'jp'] } }],
    });
  }, 120_000);
  afterAll(() => stage.close());

  const define = (attribute: object, who: 'catalog-manager' | 'analyst' = 'catalog-manager') =>
    stage.act<AdminAttribute>(who, ATTRIBUTES, attribute);
  const one = async (code: string) => {
    const { items } = (await stage.ask<AdminAttributeList>('analyst', ATTRIBUTES)).body;
    const found = items.find((attribute) => attribute.code === code);
    if (!found) throw new Error(`no attribute ${code}`);
    return found;
  };
  const change = async (code: string, edit: object, version?: number) => {
    const { id, version: now } = await one(code);
    return stage.send<AdminAttribute>(
      'catalog-manager',
      'PATCH',
      `${ATTRIBUTES}/${id}`,
      edit,
      version ?? now,
    );
  };
  const remove = async (code: string) => {
    const { id, version } = await one(code);
    return stage.send<Problem>('catalog-manager', 'DELETE', `${ATTRIBUTES}/${id}`, null, version);
  };

  it('are defined once, however often the request comes, and on record', async () => {
    const origin = anAttribute({ code: 'once' });
    const first = await define(origin);
    const second = await define(origin);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect<AdminAttribute>(first.body).toEqual({
      ...origin,
      version: 1,
    } as AdminAttribute);
    const deeds = await stage.database.query(
      `select from platform.audit where action = 'attribute.created' and entity_id = $1`,
      [origin.id],
    );
    expect(deeds.length).toBe(1);
  });

  it('have codes of their own', async () => {
    const { status, body } = await define(anAttribute({ name: 'Another origin' }));
    expect([status, body.code as string]).toEqual([409, 'CODE_TAKEN']);
  });

  for (const [what, wrong] of [
    ['a filter of free text', { kind: 'text', choices: [], filterable: true }],
    ['a choice without choices', { choices: [] }],
    ['a number with a filter but no steps', { kind: 'number', choices: [] }],
    ['a yes or no of several values', { kind: 'boolean', choices: [], multiple: true }],
    ['steps that go down', { kind: 'number', choices: [], steps: [5, 1] }],
    ['a code with a space', { code: 'two words' }],
    ['the same choice twice', { choices: [anAttribute().choices[0], anAttribute().choices[0]] }],
  ] as const)
    it(`cannot be ${what}`, async () => {
      const { status } = await define({ ...anAttribute({ code: 'wrong' }), ...wrong });
      expect(status).toBe(422);
    });

  it('are defined by who may edit products', async () => {
    expect((await define(anAttribute({ code: 'other' }), 'analyst')).status).toBe(403);
  });

  it('are said of a product and of its sizes, and checked', async () => {
    const wrong = await stage.edit(await stage.version(), {
      attributes: { origin: ['xx'], caffeine_mg: [40], nonsense: ['a'] },
    });
    expect(wrong.status).toBe(422);
    const problem = wrong.body as unknown as Problem;
    expect(problem.errors?.map(({ path }) => path)).toEqual([
      'attributes.origin',
      'attributes.nonsense',
    ]);
    const { status, body } = await stage.edit(await stage.version(), {
      attributes: { origin: ['pe'], caffeine_mg: [60] },
    });
    expect([status, body.attributes]).toEqual([200, { origin: ['pe'], caffeine_mg: [60] }]);
    const said = body.variants.find(({ id }) => id === SIZE.id);
    expect(said?.attributes).toEqual({ notes: ['pe', 'jp'] });
    const { items } = (await stage.ask<AuditList>('operations', '/admin/audit?limit=1')).body;
    expect(items[0]?.changes.map(({ field }) => field)).toEqual(['caffeine_mg']);
    // A price edit that does not speak of them leaves them alone.
    await stage.edit(await stage.version(), { variants: [{ ...SIZE, listMinor: 2500 }] });
    const after = (await stage.ask<AdminProduct>('analyst', MAGNESIUM)).body;
    expect(after.variants.find(({ id }) => id === SIZE.id)?.attributes).toEqual(said?.attributes);
  });

  it('in use keep what products say, and tell the index of a new name', async () => {
    const choice = { choices: [{ code: 'jp', label: 'Japan' }] };
    expect((await change('origin', choice)).body.code as string).toBe('ATTRIBUTE_IN_USE');
    expect((await change('notes', { multiple: false })).status).toBe(409);
    expect((await remove('origin')).status).toBe(409);
    const { version } = await one('caffeine_mg');
    const { status, body } = await change('caffeine_mg', { name: 'Caffeine a day' });
    expect([status, body.name, body.version]).toEqual([200, 'Caffeine a day', version + 1]);
    const [event] = await stage.database.query<{ kind: string; body: object }>(
      'select kind, body from platform.outbox order by seq desc limit 1',
    );
    expect(event).toEqual({ kind: 'attribute.changed', body: { attributeId: body.id } });
  });

  it('lose against a colleague who was faster', async () => {
    await change('origin', { position: 3 });
    const { status, body } = await change('origin', { name: 'Late' }, 1);
    expect([status, body.code as string]).toEqual([412, 'VERSION_CONFLICT']);
  });

  it('that nobody says can go', async () => {
    await define(anAttribute({ code: 'unused' }));
    expect((await remove('unused')).status).toBe(204);
    const { items } = (await stage.ask<AdminAttributeList>('analyst', ATTRIBUTES)).body;
    expect(items.map(({ code }) => code)).not.toContain('unused');
  });

  it('are counted by the products that say them', async () => {
    await define(anAttribute({ code: 'unsaid' }));
    const { items } = (await stage.ask<AttributeUses>('analyst', `${ATTRIBUTES}/uses`)).body;
    const uses = new Map(items.map(({ id, productCount }) => [id, productCount]));
    for (const [code, count] of [
      ['origin', 1],
      ['notes', 1],
      ['unsaid', 0],
    ] as const)
      expect(uses.get((await one(code)).id)).toBe(count);
  });

  it('cannot be said wrongly by any other way into the database', async () => {
    const write = (attributes: object) =>
      stage.database.query('update catalog.product set attributes = $1 where id = $2', [
        JSON.stringify(attributes),
        TINY_IDS.products.vitaminD,
      ]);
    for (const wrong of [
      { gone: ['x'] },
      { origin: 'pe' },
      { origin: [] },
      { origin: ['xx'] },
      { origin: ['pe', 'jp'] },
      { caffeine_mg: ['40'] },
      { notes: ['pe'] },
    ])
      await expectAsync(write(wrong)).toBeRejectedWithError(/does not take this value/);
    await write({ origin: ['jp'] });
  });
});
