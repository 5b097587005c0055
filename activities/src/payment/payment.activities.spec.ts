import { money } from '@green-apple/domain-money';
import { PartnerFault } from '@green-apple/partners';
import type { DisputeNews, PaymentAttemptRepository } from '@green-apple/persistence';
import { FAILURES, type PaymentStanding } from '@green-apple/workflow-contracts';
import { ApplicationFailure } from '@temporalio/common';
import { FakeAttempts, FakeProvider } from '../testing/fake-partners.ts';
import { createPaymentActivities } from './payment.activities.ts';

const input = { orderId: 'order-1', attempt: 1 };

describe('a payment', () => {
  let attempts: FakeAttempts;
  let provider: FakeProvider;
  let tries: number;
  let kept: DisputeNews[];

  beforeEach(() => {
    attempts = new FakeAttempts();
    provider = new FakeProvider();
    tries = 0;
    kept = [];
  });

  const activities = () =>
    createPaymentActivities({
      attempts: attempts as unknown as PaymentAttemptRepository,
      gateway: provider,
      disputes: { keep: async (news) => void kept.push(news) },
      isRetry: () => tries > 1,
    });
  /** Tries as Temporal does: again and again while the failure may heal. */
  async function untilDone<Result>(step: () => Promise<Result>): Promise<Result> {
    for (tries = 1; ; tries++)
      try {
        return await step();
      } catch (error) {
        if (!(error instanceof ApplicationFailure) || error.nonRetryable || tries > 9) throw error;
      }
  }
  const authorise = (): Promise<PaymentStanding> =>
    untilDone(() => activities().authorisePayment(input));
  const undo = (): Promise<void> => untilDone(() => activities().voidPayment(input));

  it('is authorised once, however often it is asked for', async () => {
    expect(await authorise()).toEqual({ code: 'authorised' });
    expect(await authorise()).toEqual({ code: 'authorised' });
    expect(provider.calls).toEqual(['authorise']);
    expect(attempts.row.state).toBe('authorised');
    expect(attempts.row.providerRef).toBe('pi_1');
  });

  it('that got no answer is looked up before it is tried again', async () => {
    provider.loses = 1;
    expect(await authorise()).toEqual({ code: 'authorised' });
    expect(provider.calls).toEqual(['authorise', 'find']);
    expect(provider.held).toBe(1);
  });

  it('stays one charge while answers get lost again and again', async () => {
    provider.loses = 5;
    expect(await authorise()).toEqual({ code: 'authorised' });
    expect(provider.charges.size).toBe(1);
  });

  it('that is declined tells the shopper what helps, and no more', async () => {
    provider.next = { code: 'declined', providerRef: 'pi_1', declineCode: 'stolen_card' };
    expect(await authorise()).toEqual({ code: 'declined', reason: 'card_declined' });
    expect(attempts.row.declineCode).toBe('stolen_card');
    expect(await authorise()).toEqual({ code: 'declined', reason: 'card_declined' });
  });

  it('with a question of the bank carries no secret into the run', async () => {
    provider.next = { code: 'action_required', providerRef: 'pi_1', clientSecret: 'hush' };
    expect(await authorise()).toEqual({ code: 'action_required' });
    expect(JSON.stringify(attempts.row)).not.toContain('hush');
  });

  it('is read again from the provider after the bank’s question', async () => {
    provider.next = { code: 'action_required', providerRef: 'pi_1', clientSecret: 'hush' };
    await authorise();
    provider.charges.set(attempts.row.idempotencyKey, {
      code: 'authorised',
      providerRef: 'pi_1',
      amount: money(4230, 'USD'),
    });
    expect(await activities().refreshPayment(input)).toEqual({ code: 'authorised' });
    expect(provider.calls.at(-1)).toBe('retrieve');
  });

  it('of nothing asks no provider, neither to take it nor to undo it', async () => {
    attempts.row = { ...attempts.row, amountMinor: 0, state: 'authorised', methodRef: '' };
    expect(await authorise()).toEqual({ code: 'authorised' });
    await undo();
    await undo();
    expect(provider.calls).toEqual([]);
    expect(attempts.row.state).toBe('voided');
  });

  describe('is undone', () => {
    it('once, however often it is asked for', async () => {
      await authorise();
      await undo();
      await undo();
      expect(provider.calls).toEqual(['authorise', 'void']);
      expect(attempts.row.state).toBe('voided');
      expect(provider.held).toBe(0);
    });

    it('although nobody knew that it had gone through', async () => {
      provider.loses = 1;
      await expectAsync(activities().authorisePayment(input)).toBeRejected();
      await undo();
      expect(provider.calls).toEqual(['authorise', 'find', 'void']);
      expect(provider.held).toBe(0);
    });

    it('without a call when it was never made', async () => {
      await undo();
      expect(provider.calls).toEqual(['find']);
      expect(attempts.row.state).toBe('voided');
    });

    it('although the answers to that get lost too', async () => {
      await authorise();
      provider.loses = 3;
      await undo();
      expect(attempts.row.state).toBe('voided');
      expect(provider.held).toBe(0);
    });

    it('by itself when it comes back after it was given up', async () => {
      provider.meanwhile = async () => {
        attempts.row = { ...attempts.row, state: 'voided' };
      };
      expect((await authorise()).code).toBe('declined');
      expect(provider.held).toBe(0);
    });

    it('by a refund when the money was taken already', async () => {
      provider.next = { code: 'captured', providerRef: 'pi_1', amount: money(4230, 'USD') };
      await authorise();
      await undo();
      expect(provider.calls).toEqual(['authorise', 'void', 'refund']);
    });
  });

  describe('that the order has given up', () => {
    const settle = () => untilDone(() => activities().settlePayments({ orderId: 'order-1' }));
    const slow = { code: 'processing', providerRef: 'pi_1' } as const;
    const taken = { code: 'captured', providerRef: 'pi_1', amount: money(4230, 'USD') } as const;

    /** The bank takes its time, and the order ends meanwhile. */
    async function givenUp(): Promise<void> {
      provider.next = slow;
      await authorise();
      await undo();
      attempts.orderState = 'cancelled';
    }

    it('stays open while the bank is still at it', async () => {
      await givenUp();
      expect(attempts.row.state).toBe('failed');
      expect(await settle()).toEqual({ open: 1, returned: [] });
    });

    // medusajs/medusa#16398, #12790: paid after the order had ended, and nobody looked.
    it('is given back when the bank says yes after all, once', async () => {
      await givenUp();
      provider.decides(taken);
      expect(await settle()).toEqual({ open: 0, returned: [1] });
      expect(attempts.row.state).toBe('voided');
      provider.decides({ code: 'captured', providerRef: 'pi_1', amount: money(4230, 'USD') });
      await settle();
      const keys = new Set(provider.refundKeys);
      expect([...keys]).toEqual(['payment/order-1/1/refund']);
    });

    it('is voided when the bank has only blocked the money', async () => {
      await givenUp();
      provider.decides({ code: 'authorised', providerRef: 'pi_1', amount: money(4230, 'USD') });
      expect(await settle()).toEqual({ open: 0, returned: [] });
      expect(provider.held).toBe(0);
    });

    it('needs nothing more when the bank says no', async () => {
      await givenUp();
      provider.decides({ code: 'declined', providerRef: 'pi_1', declineCode: 'card_declined' });
      expect(await settle()).toEqual({ open: 0, returned: [] });
      expect(attempts.row.state).toBe('voided');
    });

    it('is taken back although it was never written down', async () => {
      provider.loses = 1;
      await expectAsync(activities().authorisePayment(input)).toBeRejected();
      attempts.row = { ...attempts.row, state: 'voided' };
      attempts.orderState = 'cancelled';
      expect(await settle()).toEqual({ open: 0, returned: [] });
      expect(provider.held).toBe(0);
    });

    // medusajs/medusa#15527: compensation of a failed run refunded the payment of one that succeeded.
    it('is told from the one the order lives by', async () => {
      await authorise();
      attempts.orderState = 'confirmed';
      expect(await settle()).toEqual({ open: 0, returned: [] });
      expect(provider.held).toBe(1);
      expect(provider.calls).toEqual(['authorise']);
    });

    it('is taken back when another card came after it', async () => {
      await authorise();
      attempts.orderState = 'confirmed';
      attempts.newest = 2;
      await settle();
      expect(provider.held).toBe(0);
    });

    it('of an order nobody knows is nothing', async () => {
      const stray = activities().settlePayments({ orderId: 'order-2' });
      expect(await stray).toEqual({ open: 0, returned: [] });
    });
  });

  it('that is disputed is kept with its order, and asked for only where money may have been taken', async () => {
    const dispute = {
      disputeRef: 'dp_1',
      amount: money(1500, 'USD'),
      reason: 'fraudulent',
      standing: 'open',
      respondBy: null,
    } as const;
    provider.disputed = [dispute];
    await activities().noteDisputes({ orderId: 'order-1' });
    expect(kept).toEqual([]);
    await authorise();
    await activities().noteDisputes({ orderId: 'order-1' });
    const { amount: _, ...plain } = dispute;
    expect(kept).toEqual([
      { ...plain, orderId: 'order-1', paymentId: 'attempt-1', amountMinor: 1500, currency: 'USD' },
    ]);
  });

  it('of nobody’s order is no payment', async () => {
    const lost = activities().authorisePayment({ orderId: 'order-2', attempt: 1 });
    await expectAsync(lost).toBeRejectedWith(
      jasmine.objectContaining({ type: FAILURES.orderMissing, nonRetryable: true }),
    );
    await expectAsync(activities().voidPayment({ orderId: 'order-2', attempt: 1 })).toBeResolved();
  });

  for (const [code, type, nonRetryable] of [
    ['CREDENTIALS_REFUSED', FAILURES.credentialsRefused, false],
    ['REQUEST_REFUSED', FAILURES.requestRefused, true],
    ['IDEMPOTENCY_KEY_REUSED', FAILURES.requestRefused, true],
  ] as const)
    it(`that is refused by ${code} is ${nonRetryable ? 'given up' : 'tried again'}`, async () => {
      provider.meanwhile = () => Promise.reject(new PartnerFault('stripe', code));
      await expectAsync(activities().authorisePayment(input)).toBeRejectedWith(
        jasmine.objectContaining({ type, nonRetryable }),
      );
    });
});
