import type { Me, Problem } from '@green-apple/contracts-http';
import { createLogger } from '@green-apple/observability';
import { renewTokens, signInEmployee } from '@green-apple/testing';
import { createAdminApp } from '../../../admin.app.ts';
import { loadAdminConfig } from '../../../config/admin.config.ts';
import { ADMIN_URL, AdminStage, EVERYBODY, type Who } from '../admin-stage.int.spec.ts';

describe('the doors of the admin API, with real tokens of real people', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it('tell who is signed in and what they may do', async () => {
    const { body } = await stage.ask<Me>('support-agent', '/admin/me');
    expect([body.name, body.roles, body.permissions]).toEqual([
      'Sam Sorrel',
      ['support-agent'],
      [
        'products:read',
        'orders:read',
        'orders:read-personal',
        'orders:cancel',
        'orders:edit',
        'refunds:ask',
        'returns:decide',
        'tasks:work',
        'promotions:read',
        'gift-cards:read',
        'gift-cards:write',
        'reviews:moderate',
      ],
    ]);
  });

  it('are shut without a token, and with an ID token', async () => {
    expect((await stage.ask<Problem>(null, '/admin/me')).body.code).toBe('UNAUTHENTICATED');
    const { id_token } = await signInEmployee('administrator');
    const answer = await stage.http.inject({
      method: 'GET',
      url: '/admin/me',
      headers: { authorization: `Bearer ${id_token}` },
    });
    expect(answer.statusCode).toBe(401);
  }, 120_000);

  const doors: [url: string, open: Who[]][] = [
    ['/admin/me', EVERYBODY],
    [
      '/admin/products',
      [
        'administrator',
        'catalog-manager',
        'marketing-manager',
        'support-agent',
        'operations',
        'analyst',
      ],
    ],
    ['/admin/orders', ['administrator', 'support-agent', 'operations', 'analyst']],
    ['/admin/tasks', ['administrator', 'support-agent', 'operations']],
    ['/admin/refunds', ['administrator', 'operations']],
    ['/admin/provider-events', ['administrator', 'support-agent', 'operations']],
    ['/admin/audit', ['administrator', 'operations']],
    ['/admin/reviews', ['administrator', 'catalog-manager', 'marketing-manager', 'support-agent']],
    [
      '/admin/search/index',
      ['administrator', 'catalog-manager', 'marketing-manager', 'operations'],
    ],
  ];
  for (const [url, open] of doors) {
    it(`of ${url} open to ${open.length === 7 ? 'everybody signed in' : open.join(', ')}`, async () => {
      for (const who of EVERYBODY) {
        expect(`${who} ${(await stage.ask(who, url)).status}`).toBe(
          `${who} ${open.includes(who) ? 200 : 403}`,
        );
      }
    });
  }

  it('let only the back office’s own pages call from a browser', async () => {
    const preflight = (origin: string) =>
      stage.http.inject({
        method: 'OPTIONS',
        url: '/admin/products',
        headers: { origin, 'access-control-request-method': 'PATCH' },
      });
    const own = await preflight(ADMIN_URL);
    expect(own.headers['access-control-allow-origin']).toBe(ADMIN_URL);
    const other = await preflight('https://evil.example');
    expect(other.headers['access-control-allow-origin']).not.toBe('https://evil.example');
  });

  it('answer 503 while Keycloak is out, and the process lives', async () => {
    const lonely = await createAdminApp(
      loadAdminConfig({
        DATABASE_WRITER_URL: stage.database.writerUrl,
        STRIPE_SECRET_KEY: 'sk_test_spec',
        EASYPOST_API_KEY: 'EZTK_spec',
        CUSTOMER_KEY_SECRET: 'a-secret-for-specs',
        KEYCLOAK_ISSUER: 'http://127.0.0.1:9/realms/employees',
      }),
      createLogger({ service: 'spec', level: 'silent' }),
    );
    const answer = await lonely.http.inject({
      method: 'GET',
      url: '/admin/me',
      headers: { authorization: `Bearer ${(await signInEmployee('administrator')).access_token}` },
    });
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([
      503,
      'DEPENDENCY_UNAVAILABLE',
    ]);
    const live = await lonely.http.inject({ method: 'GET', url: '/health/live' });
    expect(live.statusCode).toBe(200);
    await lonely.close();
  }, 120_000);

  it('take a renewed token, while a refresh token works once', async () => {
    const first = await signInEmployee('analyst');
    const second = await renewTokens(first.refresh_token);
    const answer = await stage.http.inject({
      method: 'GET',
      url: '/admin/me',
      headers: { authorization: `Bearer ${second.access_token}` },
    });
    expect(answer.statusCode).toBe(200);
    await expectAsync(renewTokens(first.refresh_token)).toBeRejected();
  }, 120_000);

  it('are described, all of them, from the contracts', async () => {
    const document = await stage.http.inject({ method: 'GET', url: '/openapi.json' });
    const { paths, components } = document.json<{
      paths: Record<string, object>;
      components: { schemas: Record<string, object> };
    }>();
    expect(Object.keys(paths)).toEqual(
      jasmine.arrayContaining([
        '/admin/me',
        '/admin/products/{id}',
        '/admin/orders',
        '/admin/audit',
      ]),
    );
    expect(Object.keys(components.schemas)).toEqual(
      jasmine.arrayContaining(['AdminProduct', 'EditProduct', 'AuditList', 'Problem']),
    );
  });
});
