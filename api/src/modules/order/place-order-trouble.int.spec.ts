import { sha256 } from '@green-apple/persistence';
import { anAddress, withClient } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

describe('when the database fails in the middle of an order', () => {
  it('nothing is left behind, nothing personal is logged, and the same click works later', async () => {
    const stage = await StorefrontStage.open();
    try {
      const shopper = stage.shopper();
      shopper.email = 'canary@example.com';
      await shopper.add(ITEMS.magnesium60);
      const { body: quote } = await shopper.quote({ address: anAddress({ name: 'Canary Jones' }) });
      const key = randomUUID();
      await stage.database.query('revoke insert on platform.outbox from ga_storefront');
      expect(refusal(await shopper.place(quote.id, key))).toBe('500 INTERNAL');
      for (const table of ['ordering."order"', 'inventory.reservation', 'platform.idempotency_key'])
        expect(await stage.count(table)).toBe(0);
      expect(stage.log).toContain('permission denied');
      expect(stage.log.toLowerCase()).not.toContain('canary');
      await stage.database.query('grant insert on platform.outbox to ga_storefront');
      expect((await shopper.place(quote.id, key)).status).toBe(201);
      expect(await stage.count('ordering."order"')).toBe(1);
    } finally {
      await stage.close();
    }
  });
});

describe('a second request while the first still runs', () => {
  it('waits for a while and is then told to wait a little more', async () => {
    const stage = await StorefrontStage.open({ DATABASE_LOCK_TIMEOUT_MS: '200' });
    try {
      const shopper = stage.shopper();
      await shopper.add(ITEMS.magnesium60);
      const { body: quote } = await shopper.quote();
      const key = randomUUID();
      const scope = `place-order/${sha256(shopper.cookie?.split('=')[1] ?? '').toString('base64url')}`;
      await withClient(stage.database.adminUrl, async (first) => {
        await first.query('begin');
        await first.query(
          'insert into platform.idempotency_key (scope, key, request_hash) values ($1, $2, $3)',
          [scope, key, 'x'],
        );
        const waiting = await shopper.placeOnce(quote.id, key);
        expect(refusal(waiting)).toBe('409 IDEMPOTENCY_IN_PROGRESS');
        expect(waiting.headers['retry-after']).toBe('1');
        await first.query('rollback');
      });
      expect((await shopper.place(quote.id, key)).status).toBe(201);
    } finally {
      await stage.close();
    }
  });
});
