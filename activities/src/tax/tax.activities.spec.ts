import { money } from '@green-apple/domain-money';
import type {
  CommitTaxOutcome,
  ReverseTaxOutcome,
  TaxGateway,
  TaxOutcome,
} from '@green-apple/partners';
import type { OrderPapers, OrderPapersRepository } from '@green-apple/persistence';
import { createTaxActivities } from './tax.activities.ts';
import { toTaxQuestion } from './tax-question.ts';

const order = {
  id: 'order-1',
  market: 'US',
  currency: 'USD',
  address: { city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
  delivery: { kind: 'delivery' },
  shipsFrom: { city: 'Denver', region: 'CO', postalCode: '80216' },
  shippingMinor: 495,
  taxCalculationRef: 'taxcalc_1',
  taxTransactionRef: null,
  lines: [{ id: 'a', totalMinor: 1000, quantity: 1, taxCode: null }],
} as unknown as OrderPapers;

describe('the question about the tax of an order', () => {
  it('names the country, and says whether prices hold the tax', () => {
    const address = { ...order.address, city: 'Berlin', region: '', country: 'DE' as const };
    const asked = [order, { ...order, market: 'EU' as const, currency: 'EUR' as const, address }];
    expect(
      asked.map((papers) => {
        const { address: place, taxIncluded, shipping } = toTaxQuestion(papers);
        return [place.country, taxIncluded, shipping.currency];
      }),
    ).toEqual([
      ['US', false, 'USD'],
      ['DE', true, 'EUR'],
    ]);
  });
});

describe('the tax of a sold order', () => {
  let papers: OrderPapers;
  let asked: string[];
  let commits: CommitTaxOutcome[];
  let calculation: TaxOutcome;
  let keys: string[];
  let tasks: string[];
  let reversal: ReverseTaxOutcome;

  beforeEach(() => {
    papers = order;
    asked = [];
    keys = [];
    tasks = [];
    reversal = { code: 'reversed', transactionRef: 'tax_9' };
    commits = [{ code: 'committed', transactionRef: 'tax_1' }];
    calculation = {
      code: 'calculated',
      calculationRef: 'taxcalc_2',
      tax: money(88, 'USD'),
      shippingTax: money(0, 'USD'),
      lines: [],
      rates: [],
    };
  });

  const activities = () => {
    const repository = {
      load: async () => papers,
      noteTax: async (_: string, taxTransactionRef: string) => {
        papers = { ...papers, taxTransactionRef };
      },
      keepTaxCalculation: async (_: string, former: string | null, taxCalculationRef: string) => {
        if (papers.taxCalculationRef === former) papers = { ...papers, taxCalculationRef };
        return papers.taxCalculationRef ?? taxCalculationRef;
      },
    };
    const gateway = {
      calculate: async ({ address }) => {
        asked.push(`calculate ${address.region}`);
        return calculation;
      },
      commit: async ({ calculationRef, idempotencyKey }) => {
        keys.push(idempotencyKey);
        asked.push(`commit ${calculationRef}`);
        return commits.shift() ?? { code: 'already_committed' };
      },
      reverse: async ({ transactionRef }) => {
        asked.push(`reverse ${transactionRef}`);
        return reversal;
      },
    } as Pick<TaxGateway, 'calculate' | 'commit' | 'reverse'>;
    return createTaxActivities({
      papers: repository as unknown as OrderPapersRepository,
      gateway: gateway as TaxGateway,
      tasks: {
        raise: async ({ key }) => {
          tasks.push(key);
          return true;
        },
      },
    });
  };
  const commitTax = () => activities().commitTax({ orderId: 'order-1' });
  const reverseTax = () => {
    papers = { ...papers, state: 'cancelled' };
    return activities().reverseTax({ orderId: 'order-1' });
  };

  it('is booked once, however often it is asked for', async () => {
    await commitTax();
    await commitTax();
    expect(asked).toEqual(['commit taxcalc_1']);
    expect(papers.taxTransactionRef).toBe('tax_1');
  });

  it('is worked out first when the shop had used its own table', async () => {
    papers = { ...order, taxCalculationRef: null };
    await commitTax();
    expect(asked).toEqual(['calculate CA', 'commit taxcalc_2']);
  });

  it('is that of the store’s counter for what is collected there', async () => {
    papers = {
      ...order,
      taxCalculationRef: null,
      delivery: { ...order.delivery, kind: 'collect' },
    };
    await commitTax();
    expect(asked[0]).toBe('calculate CO');
  });

  it('is worked out again when the calculation has run out', async () => {
    commits = [{ code: 'calculation_expired' }, { code: 'committed', transactionRef: 'tax_2' }];
    await commitTax();
    expect(asked).toEqual(['commit taxcalc_1', 'calculate CA', 'commit taxcalc_2']);
    expect(papers.taxTransactionRef).toBe('tax_2');
  });

  it('counts as booked when the books have it already', async () => {
    commits = [{ code: 'already_committed' }];
    await commitTax();
    expect(papers.taxTransactionRef).toBe('reference:order-1');
    await reverseTax();
    expect(asked).toEqual(['commit taxcalc_1']);
    expect(tasks).toEqual(['tax-not-reversed/reference:order-1']);
  });

  it('is asked for again as it was, also when its calculation had run out and the answer got lost', async () => {
    commits = [{ code: 'calculation_expired' }, { code: 'unknown', detail: 'timeout' }];
    await expectAsync(commitTax()).toBeRejectedWithError(/no usable answer/);
    commits = [{ code: 'committed', transactionRef: 'tax_2' }];
    await commitTax();
    expect(asked.filter((each) => each.startsWith('calculate'))).toEqual(['calculate CA']);
    expect(keys.slice(1)).toEqual(['tax/order-1/taxcalc_2', 'tax/order-1/taxcalc_2']);
    expect(papers.taxTransactionRef).toBe('tax_2');
  });

  it('is taken back by its number, and a person is asked when it is not found there', async () => {
    await commitTax();
    await reverseTax();
    expect(asked.at(-1)).toBe('reverse tax_1');
    expect(tasks).toEqual([]);
    reversal = { code: 'not_found' };
    await reverseTax();
    expect(tasks).toEqual(['tax-not-reversed/tax_1']);
  });

  it('is tried again while the tax service does not answer', async () => {
    commits = [{ code: 'unknown', detail: 'timeout' }];
    await expectAsync(commitTax()).toBeRejectedWithError(/no usable answer/);
    expect(papers.taxTransactionRef).toBeNull();
  });
});
