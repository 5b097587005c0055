import { randomUUID } from 'node:crypto';
import type { AdminReturnRule, AdminReturnRuleList, Problem } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage } from '../admin-stage.int.spec.ts';

describe('rules of what does not come back like the others', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.database.query('delete from returns.product_rule'));

  const path = (id: string = TINY_IDS.products.magnesium): string => `/admin/return-rules/${id}`;
  const RULE = { rule: 'hygiene', windowDays: 14, labelBy: 'shopper' } as const;
  const keep = (method: 'POST' | 'PUT' | 'DELETE', body: object | null, version?: number) =>
    stage.send<AdminReturnRule & Problem>('catalog-manager', method, path(), body, version);
  const audited = () =>
    stage.database.query<{ action: string; after: object | null }>(
      `select action, after from platform.audit where entity_type = 'return-rule' order by seq`,
    );

  it('are kept, changed and taken away, each with its entry in the audit', async () => {
    const before = (await audited()).length;
    const first = await keep('POST', RULE);
    expect(first.body).toEqual(jasmine.objectContaining({ ...RULE, version: 1 }));
    const second = await keep('PUT', { ...RULE, windowDays: null }, 1);
    expect([second.status, second.body.version, second.body.windowDays]).toEqual([200, 2, null]);
    const list = await stage.ask<AdminReturnRuleList>('analyst', '/admin/return-rules?q=magn');
    expect(list.body.items.map(({ product }) => product.id)).toEqual([TINY_IDS.products.magnesium]);
    expect((await keep('DELETE', null, 2)).status).toBe(204);
    expect(await stage.count('returns.product_rule')).toBe(0);
    expect((await audited()).slice(before).map(({ action }) => action)).toEqual([
      'return-rule.kept',
      'return-rule.kept',
      'return-rule.taken-away',
    ]);
  });

  it('are not overwritten by who has seen an older one', async () => {
    await keep('POST', RULE);
    for (const answer of [
      await keep('POST', { ...RULE, rule: null }),
      await keep('PUT', { ...RULE, rule: null }, 7),
      await keep('DELETE', null, 7),
    ])
      expect([answer.status, answer.body.code]).toEqual([412, 'VERSION_CONFLICT']);
    const both = await Promise.all([
      keep('PUT', { ...RULE, windowDays: 1 }, 1),
      keep('PUT', { ...RULE, windowDays: 2 }, 1),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('need a right, a product and something to say', async () => {
    const nothing = { rule: null, windowDays: null, labelBy: 'shop' };
    expect((await keep('POST', nothing)).body.code).toBe('VALIDATION_FAILED');
    expect((await keep('POST', { ...RULE, windowDays: 0 })).body.code).toBe('VALIDATION_FAILED');
    expect((await keep('PUT', RULE)).body.code).toBe('VERSION_REQUIRED');
    for (const who of ['support-agent', 'operations', 'analyst'] as const)
      expect((await stage.send<Problem>(who, 'POST', path(), RULE)).body.code).toBe('FORBIDDEN');
    const stranger = await stage.send<Problem>('catalog-manager', 'POST', path(randomUUID()), RULE);
    expect(stranger.body.code).toBe('PRODUCT_NOT_FOUND');
    expect(await stage.count('returns.product_rule')).toBe(0);
  });
});
