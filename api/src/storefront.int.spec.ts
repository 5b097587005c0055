import { STOREFRONT_ROUTES } from '@green-apple/contracts-http';
import { StorefrontStage } from './storefront-stage.int.spec.ts';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

describe('the storefront API', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  });
  afterAll(() => stage.close());
  const document = async () => (await stage.shopper().send<Document>('GET', '/openapi.json')).body;

  it('serves every route of the contract, and describes it', async () => {
    const { paths } = await document();
    for (const route of Object.values(STOREFRONT_ROUTES))
      expect(Object.keys(paths)).toContain(route.replace(/:(\w+)/g, '{$1}'));
  });

  it('has no route that forgot to say who may call it', async () => {
    const { paths } = await document();
    const shopper = stage.shopper();
    const refused: string[] = [];
    for (const [path, operations] of Object.entries(paths))
      for (const method of Object.keys(operations)) {
        const url = path.replace(/\{\w+\}/g, 'x');
        const answer = await stage.app.http.inject({
          method: method.toUpperCase() as 'GET',
          url,
          headers: { 'x-requested-with': 'green-apple', cookie: shopper.cookie ?? '' },
        });
        if (answer.body.includes('"code":"FORBIDDEN"')) refused.push(`${method} ${path}`);
      }
    expect(refused).toEqual([]);
  });

  it('refers only to schemas that are in its document', async () => {
    const text = JSON.stringify(await document());
    const named = new Set(
      [...text.matchAll(/#\/components\/schemas\/([\w-]+)/g)].map(([, n]) => n),
    );
    const { schemas } = (await document()).components;
    expect([...named].filter((name) => name === undefined || !(name in schemas))).toEqual([]);
    expect(named.has('Problem')).toBeTrue();
  });

  it('tells the browser where the card frame comes from', async () => {
    const { body } = await stage.shopper().send('GET', '/api/checkout/config');
    expect(body).toEqual({
      provider: 'stripe',
      publishableKey: 'pk_test_spec',
      scriptUrl: 'https://js.stripe.com/v3',
    });
  });

  it('is ready with its database', async () => {
    const { status, body } = await stage.shopper().send<{ status: string }>('GET', '/health/ready');
    expect([status, body.status]).toEqual([200, 'ready']);
  });

  it('cannot write what is not its own', async () => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: stage.database.writerUrl });
    await client.connect();
    try {
      for (const statement of [
        'update catalog.product set title = title',
        'update pricing.price set list_minor = 1',
        `update ordering."order" set state = 'confirmed'`,
        `update payment.payment set state = 'captured'`,
        'update inventory.stock_level set on_hand = 1000',
        'delete from platform.outbox',
      ])
        await expectAsync(client.query(statement)).toBeRejectedWithError(/permission denied/);
    } finally {
      await client.end();
    }
  });
});
