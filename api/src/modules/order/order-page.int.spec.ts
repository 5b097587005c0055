import type { OrderDetail, OrderProgress, Problem } from '@green-apple/contracts-http';
import { orderAccessToken } from '@green-apple/persistence';
import { eventually } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import {
  ITEMS,
  refusal,
  SECRET,
  StorefrontStage,
  type ShopperOnStage,
} from '../../storefront-stage.int.spec.ts';

describe('the page of an order', () => {
  let stage: StorefrontStage;
  let origin: string;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.app.http.listen({ port: 0, host: '127.0.0.1' });
    origin = await stage.app.http.getUrl();
  });
  afterAll(() => stage.close());

  /** Moves an order on as its workflow would. */
  const move = (orderId: string, state: string, reason: string | null = null) =>
    stage.database.query(
      `with moved as (
         update ordering."order" set state = $2, state_reason = $3, version = version + 1 where id = $1
         returning id, version)
       insert into ordering.history (order_id, seq, from_state, to_state, reason)
       select id, version, 'placed', $2, $3 from moved`,
      [orderId, state, reason],
    );
  const attempt = (orderId: string, state: string) =>
    stage.database.query(
      `update payment.payment set state = $2, provider_ref = 'pi_' || order_id where order_id = $1`,
      [orderId, state],
    );

  it('tells the whole story to who placed it', async () => {
    const shopper = stage.shopper();
    const { id, total } = await shopper.buy(ITEMS.vitaminD90, 2);
    const { status, body } = await shopper.send<OrderDetail>('GET', `/api/orders/${id}`);
    expect(status).toBe(200);
    expect(body.email).toBe(shopper.email);
    expect(body.lines.map(({ sku, quantity, total: sum }) => [sku, quantity, sum.minor])).toEqual([
      ['VD3-90', 2, 2400],
    ]);
    expect(body.totals.total).toEqual(total);
    expect(body.progress.state).toBe('placed');
    expect(body.progress.message).toContain('We have your order');
    expect(body.progress.history.map(({ state }) => state)).toEqual(['placed']);
    expect(Date.parse(body.progress.holdExpiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('opens by the link in the mail as well', async () => {
    const { id } = await stage.shopper().buy();
    const key = orderAccessToken(id, SECRET);
    expect((await stage.shopper().send('GET', `/api/orders/${id}?key=${key}`)).status).toBe(200);
    expect(stage.log).not.toContain(key);
  });

  it('does not exist for anybody else, whatever they try', async () => {
    const { id } = await stage.shopper().buy();
    const { id: other } = await stage.shopper().buy();
    const stranger = stage.shopper();
    await stranger.buy();
    for (const path of [
      `/api/orders/${id}`,
      `/api/orders/${id}?key=`,
      `/api/orders/${id}?key=${orderAccessToken(other, SECRET)}`,
      `/api/orders/${id}/progress`,
      `/api/orders/${id}/payment-action`,
      `/api/orders/${randomUUID()}`,
      '/api/orders/1%20or%201=1',
    ])
      expect(refusal(await stranger.send('GET', path))).toBe('404 ORDER_NOT_FOUND');
    const pay = { paymentMethodId: 'pm_card_visa' };
    expect(
      refusal(
        await stranger.send('POST', `/api/orders/${id}/payments`, pay, {
          'idempotency-key': randomUUID(),
        }),
      ),
    ).toBe('404 ORDER_NOT_FOUND');
  });

  describe('live', () => {
    const follow = async (shopper: ShopperOnStage, id: string, headers: object = {}) => {
      const events: OrderProgress[] = [];
      const leave = new AbortController();
      const response = await fetch(`${origin}/api/orders/${id}/progress`, {
        headers: { accept: 'text/event-stream', cookie: shopper.cookie ?? '', ...headers },
        signal: leave.signal,
      });
      const read = async () => {
        let text = '';
        for await (const chunk of response.body ?? []) {
          text += Buffer.from(chunk as Uint8Array).toString();
          const parts = text.split('\n\n');
          text = parts.pop() ?? '';
          for (const part of parts) {
            const data = /^data: (.*)$/m.exec(part)?.[1];
            if (data !== undefined) events.push(JSON.parse(data) as OrderProgress);
          }
        }
      };
      const ended = read().catch(() => undefined);
      return { response, events, ended, leave };
    };

    it('shows where it stands at once, then each change, and ends when it is over', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      const { response, events, ended } = await follow(shopper, id);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      await eventually(() => events.length === 1);
      await move(id, 'payment_declined', 'insufficient_funds');
      await eventually(() => events.length === 2);
      await move(id, 'confirmed');
      await ended;
      expect(events.map(({ state, version }) => [state, version])).toEqual([
        ['placed', 1],
        ['payment_declined', 2],
        ['confirmed', 3],
      ]);
      expect(events[1]?.message).toContain('enough funds');
      expect(JSON.stringify(events)).not.toContain(shopper.email);
    });

    it('tells a browser that comes back to a finished order to stop asking', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      await move(id, 'confirmed');
      const { response } = await follow(shopper, id, { 'last-event-id': '2' });
      expect(response.status).toBe(204);
    });

    it('shares one listening connection, also over many pages', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      const pages = await Promise.all(Array.from({ length: 10 }, () => follow(shopper, id)));
      await eventually(() => pages.every(({ events }) => events.length === 1));
      const [listening] = await stage.database.query<{ count: number }>(
        `select cast(count(*) as integer) as count from pg_stat_activity
         where datname = current_database() and application_name = 'order-watch'`,
      );
      expect(listening?.count).toBe(1);
      await move(id, 'confirmed');
      await Promise.all(pages.map(({ ended }) => ended));
      expect(pages.every(({ events }) => events.at(-1)?.state === 'confirmed')).toBeTrue();
    });

    it('catches up after the listening connection was lost', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      const { events, ended } = await follow(shopper, id);
      await eventually(() => events.length === 1);
      await stage.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'order-watch'`,
      );
      await move(id, 'confirmed');
      await ended;
      expect(events.at(-1)?.state).toBe('confirmed');
    });

    it('lets the process stop while pages are open', async () => {
      const own = await StorefrontStage.open();
      await own.app.http.listen({ port: 0, host: '127.0.0.1' });
      const shopper = own.shopper();
      const { id } = await shopper.buy();
      const response = await fetch(`${await own.app.http.getUrl()}/api/orders/${id}/progress`, {
        headers: { cookie: shopper.cookie ?? '' },
      });
      const started = performance.now();
      await own.close();
      expect(await response.text()).toContain('event: order');
      expect(performance.now() - started).toBeLessThan(5_000);
    });
  });

  describe('with another card', () => {
    const payAgain = (
      shopper: ShopperOnStage,
      id: string,
      key: string = randomUUID(),
      paymentMethodId = 'pm_second',
    ) =>
      shopper.send<OrderProgress & Problem>(
        'POST',
        `/api/orders/${id}/payments`,
        { paymentMethodId },
        { 'idempotency-key': key },
      );
    const declined = async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      await move(id, 'payment_declined', 'card_declined');
      await attempt(id, 'declined');
      return { shopper, id };
    };
    const attempts = (id: string) =>
      stage.database.query<{ attempt: number; state: string; idempotency_key: string }>(
        'select attempt, state, idempotency_key from payment.payment where order_id = $1 order by attempt',
        [id],
      );

    it('asks for a second attempt and wakes the workflow', async () => {
      const { shopper, id } = await declined();
      const { status, body } = await payAgain(shopper, id);
      expect([status, body.id]).toEqual([202, id]);
      const all = await attempts(id);
      expect(all.map(({ attempt: number, state }) => [number, state])).toEqual([
        [1, 'declined'],
        [2, 'requested'],
      ]);
      expect(new Set(all.map((one) => one.idempotency_key)).size).toBe(2);
      const jobs = await stage.database.query<{ body: object }>(
        `select body from platform.outbox where aggregate_id = $1 and kind = 'payment'`,
        [id],
      );
      expect(jobs.length).toBe(1);
    });

    it('makes one attempt of a double click', async () => {
      const { shopper, id } = await declined();
      const key = randomUUID();
      const same = await Promise.all([payAgain(shopper, id, key), payAgain(shopper, id, key)]);
      expect(same.map(({ status }) => status)).toEqual([202, 202]);
      expect((await attempts(id)).length).toBe(2);
    });

    it('makes one attempt of two tabs', async () => {
      const { shopper, id } = await declined();
      const answers = await Promise.all(Array.from({ length: 8 }, () => payAgain(shopper, id)));
      expect(answers.filter(({ status }) => status === 202).length).toBe(1);
      expect(answers.filter(({ body }) => body.code === 'PAYMENT_NOT_EXPECTED').length).toBe(7);
      expect((await attempts(id)).length).toBe(2);
    });

    it('is not asked for while the first is under way, nor when all is paid', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      expect(refusal(await payAgain(shopper, id))).toBe('409 PAYMENT_NOT_EXPECTED');
      await move(id, 'confirmed');
      expect(refusal(await payAgain(shopper, id))).toBe('409 PAYMENT_NOT_EXPECTED');
    });

    it('needs a key, and one key means one card', async () => {
      const { shopper, id } = await declined();
      expect(refusal(await payAgain(shopper, id, 'short'))).toBe('400 IDEMPOTENCY_KEY_MISSING');
      const key = randomUUID();
      await payAgain(shopper, id, key);
      expect(refusal(await payAgain(shopper, id, key, 'pm_third'))).toBe(
        '422 IDEMPOTENCY_KEY_REUSED',
      );
    });
  });

  describe('when the bank asks', () => {
    const asked = async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      await move(id, 'action_required', 'authentication_required');
      await attempt(id, 'action_required');
      return { shopper, path: `/api/orders/${id}/payment-action` };
    };

    it('fetches the secret from the provider and keeps it nowhere', async () => {
      const { shopper, path } = await asked();
      const clientSecret = 'pi_1_secret_canary';
      stage.partners.payment = () =>
        Promise.resolve({ code: 'action_required', providerRef: 'pi_1', clientSecret });
      const { status, headers, body } = await shopper.send('GET', path);
      expect(status).toBe(200);
      expect(body).toEqual({
        clientSecret,
        publishableKey: 'pk_test_spec',
        scriptUrl: 'https://js.stripe.com/v3',
      });
      expect(headers['cache-control']).toBe('no-store');
      expect(stage.log).not.toContain(clientSecret);
    });

    it('says so when nothing is left to confirm, or nobody answers', async () => {
      const { shopper, path } = await asked();
      stage.partners.payment = () => Promise.resolve({ code: 'voided', providerRef: 'pi_1' });
      expect(refusal(await shopper.send('GET', path))).toBe('409 PAYMENT_NOT_EXPECTED');
      stage.partners.payment = () => Promise.resolve({ code: 'unknown', detail: 'timeout' });
      expect(refusal(await shopper.send('GET', path))).toBe('503 DEPENDENCY_UNAVAILABLE');
    });

    it('has no secret for an order that waits for none', async () => {
      const shopper = stage.shopper();
      const { id } = await shopper.buy();
      expect(refusal(await shopper.send('GET', `/api/orders/${id}/payment-action`))).toBe(
        '409 PAYMENT_NOT_EXPECTED',
      );
    });
  });
});
