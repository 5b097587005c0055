import { money } from '@green-apple/domain-money';
import type { ReverseTaxPartInput, TaxGateway } from '@green-apple/partners';
import type {
  CardRefund,
  OrderPapers,
  OrderPapersRepository,
  StoredRefund,
} from '@green-apple/persistence';
import { FakeProvider } from '../testing/fake-partners.ts';
import { TaxBook } from '../tax/tax-book.ts';
import { createRefundActivities } from './refund.activities.ts';

const card: CardRefund = {
  refundId: 'refund-1',
  orderId: 'order-1',
  position: 2,
  amount: money(1200, 'USD'),
  state: 'open',
  turn: 1,
  providerRef: 'pi_1',
};
const KEY = 'refund/refund-1/2/1';

/** The tender's row in memory; the same promises as the table. */
class FakeDesk {
  row: CardRefund = card;
  readonly notes: string[] = [];

  async load(): Promise<StoredRefund> {
    return {
      id: 'refund-1',
      orderId: 'order-1',
      currency: 'USD',
      parts: [
        { lineId: 'line-1', quantity: 1, goodsMinor: 1000, taxMinor: 83 },
        { lineId: 'shipping', quantity: 0, goodsMinor: 117, taxMinor: 0 },
      ],
    } as unknown as StoredRefund;
  }

  async card(): Promise<CardRefund> {
    return this.row;
  }

  async noteAsked(): Promise<void> {
    if (this.row.state === 'open') this.#move('asked');
  }

  async notePending(): Promise<void> {
    this.#move('pending');
  }

  async noteSettled(): Promise<void> {
    if (this.row.state !== 'settled') this.#move('settled');
  }

  async noteFailed(_: CardRefund, failure: string): Promise<void> {
    this.#move('failed', ` ${failure}`);
  }

  #move(state: CardRefund['state'], why = ''): void {
    this.row = { ...this.row, state };
    this.notes.push(`${state}${why}`);
  }
}

describe('money that goes back to a card', () => {
  let desk: FakeDesk;
  let provider: FakeProvider;
  let reversed: ReverseTaxPartInput[];
  let papers: Partial<OrderPapers>;
  let tasks: string[];

  beforeEach(() => {
    desk = new FakeDesk();
    provider = new FakeProvider();
    reversed = [];
    tasks = [];
    papers = { id: 'order-1', market: 'US', taxTransactionRef: 'tax_1' };
  });

  const activities = () =>
    createRefundActivities({
      desk,
      gateway: provider,
      papers: { load: async () => papers as OrderPapers },
      tax: {
        reversePart: async (input) => {
          reversed.push(input);
          return { code: 'reversed', transactionRef: 'tax_2' };
        },
      },
      book: new TaxBook({
        papers: {} as OrderPapersRepository,
        gateway: {} as TaxGateway,
        tasks: {
          raise: async ({ key }) => {
            tasks.push(key);
            return true;
          },
        },
      }),
    });
  const giveBack = () => activities().refundCard({ refundId: 'refund-1', position: 2 });

  it('goes back once, under a key of its own, however often it is asked for', async () => {
    await giveBack();
    await giveBack();
    expect(provider.refundKeys).toEqual([KEY]);
    expect(desk.notes).toEqual(['asked', 'settled']);
  });

  // The provider carries it out and its answer is lost.
  it('is looked up by its key before it is asked for again', async () => {
    provider.loses = 1;
    await expectAsync(giveBack()).toBeRejected();
    await giveBack();
    expect(provider.calls).toEqual(['refund', 'find refund']);
    expect(desk.notes).toEqual(['asked', 'settled']);
  });

  it('is asked for under the same key when the provider never heard of it', async () => {
    desk.row = { ...card, state: 'asked' };
    await giveBack();
    expect(provider.calls).toEqual(['find refund', 'refund']);
    expect(provider.refundKeys).toEqual([KEY]);
  });

  it('waits while the bank is at it, and is there when the bank has said so', async () => {
    provider.refundAnswer = { code: 'pending', refundRef: 're_1' };
    await giveBack();
    provider.refundAnswer = { code: 'refunded', refundRef: 're_1' };
    await giveBack();
    expect(desk.notes).toEqual(['asked', 'pending', 'settled']);
  });

  it('is given up when the provider refuses, and not asked for again by itself', async () => {
    provider.refundAnswer = { code: 'refused', reason: 'charge_disputed' };
    await giveBack();
    await giveBack();
    expect(desk.notes).toEqual(['asked', 'failed charge_disputed']);
    expect(provider.refundKeys.length).toBe(1);
  });

  it('is found out when it comes back days later', async () => {
    await giveBack();
    provider.refundAnswer = { code: 'refused', reason: 'failed' };
    await giveBack();
    expect(desk.notes).toEqual(['asked', 'settled', 'failed failed']);
  });

  it('takes its tax out of the books, by line and by delivery, under one reference', async () => {
    await activities().correctTax({ refundId: 'refund-1' });
    await activities().correctTax({ refundId: 'refund-1' });
    expect(new Set(reversed.map(({ reference }) => reference)).size).toBe(1);
    expect(reversed[0]?.parts.map(({ reference, tax }) => [reference, tax.minor])).toEqual([
      ['line-1', 83],
      [null, 0],
    ]);
    papers = { ...papers, taxTransactionRef: null };
    await activities().correctTax({ refundId: 'refund-1' });
    expect(reversed.length).toBe(2);
  });

  it('asks a person for the tax of a sale whose number in the books nobody knows', async () => {
    papers = { ...papers, taxTransactionRef: 'reference:order-1' };
    await activities().correctTax({ refundId: 'refund-1' });
    expect(reversed).toEqual([]);
    expect(tasks).toEqual(['tax-not-reversed/reference:order-1']);
  });
});
