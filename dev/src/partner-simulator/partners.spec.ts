import { ratesFor, zoneOf } from './easypost/rates.ts';
import { FaultPlan, FaultRequest } from './faults.ts';
import { redacted } from './journal.ts';
import { cardFace, passesLuhn, scriptOf } from './stripe/cards.ts';
import { parseForm } from './stripe/form-body.ts';

describe("a form in the payment company's notation", () => {
  it('holds objects and lists', () => {
    expect<unknown>(
      parseForm('amount=5&metadata[order_id]=o&lines[0][a]=1&lines[1][a]=2&expand[]=x&expand[]=y'),
    ).toEqual({
      amount: '5',
      metadata: { order_id: 'o' },
      lines: [{ a: '1' }, { a: '2' }],
      expand: ['x', 'y'],
    });
  });

  it('cannot reach what every object inherits', () => {
    expect<unknown>(parseForm('__proto__[x]=1&a[constructor][x]=1')).toEqual({});
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a card', () => {
  it('ends with a digit that fits the others', () => {
    expect(passesLuhn('4242424242424242')).toBeTrue();
    expect(passesLuhn('4242424242424241')).toBeFalse();
    expect(passesLuhn('4242')).toBeFalse();
  });

  it('shows its brand and four digits', () => {
    expect(cardFace('378282246310005')).toEqual({ brand: 'amex', last4: '0005' });
  });

  it('that is not among the test cards is good', () => {
    expect(scriptOf('4242424242424242').outcome).toBe('ok');
    expect(scriptOf('4000000000009995').declineCode).toBe('insufficient_funds');
  });
});

describe('the price of a parcel', () => {
  const parcel = (weight: number, zip: string, state: string) =>
    ratesFor({
      from_address: { zip: '80216' },
      to_address: { zip, state, country: 'US' },
      parcel: { weight },
    });

  it('grows with weight and distance', () => {
    const [near, far, heavy] = [
      parcel(10, '80301', 'CO'),
      parcel(10, '02108', 'MA'),
      parcel(40, '80301', 'CO'),
    ];
    expect(far[0]?.cents).toBeGreaterThan(near[0]?.cents ?? Infinity);
    expect(heavy[0]?.cents).toBeGreaterThan(near[0]?.cents ?? Infinity);
  });

  it('is highest over the sea, whatever the ZIP code says', () => {
    expect(zoneOf('99501', '99501', 'AK')).toBe(8);
  });
});

describe('a fault', () => {
  const plan = (request: object): FaultPlan => {
    const faults = new FaultPlan();
    faults.add(FaultRequest.parse(request));
    return faults;
  };

  it('hits as often as asked for, and only what it was asked for', () => {
    const faults = plan({ operation: 'payment_intents.*', kind: 'timeout', times: 2 });
    expect(faults.take('tax.calculations.create', undefined)).toBeNull();
    expect(faults.take('payment_intents.create', undefined)?.kind).toBe('timeout');
    expect(faults.take('payment_intents.cancel', undefined)?.kind).toBe('timeout');
    expect(faults.take('payment_intents.create', undefined)).toBeNull();
  });

  it('can be meant for one order', () => {
    const faults = plan({ kind: 'slow', orderId: 'mine' });
    expect(faults.take('payment_intents.create', 'yours')).toBeNull();
    expect(faults.take('payment_intents.create', 'mine')).not.toBeNull();
  });
});

describe('the journal', () => {
  it('blanks what must not be written down', () => {
    expect(redacted({ card: { number: '4242', exp_month: '1' }, list: [{ cvc: '1' }] })).toEqual({
      card: { number: '[redacted]', exp_month: '1' },
      list: [{ cvc: '[redacted]' }],
    });
  });
});
