import type { AdminReceiptStep } from '@green-apple/contracts-http';
import { howText, lineText, priceText, roundingText } from './working-text.ts';

const step = (working: AdminReceiptStep['working']): AdminReceiptStep => ({
  kind: 'promotion',
  label: 'Autumn',
  ruleId: 'r',
  ruleVersion: 3,
  base: { minor: 1666, currency: 'USD' },
  amount: { minor: -208, currency: 'USD' },
  roundingMicros: -250_000,
  shares: [],
  working,
});

describe('the working of a receipt in words', () => {
  it('tells a percentage and what it was taken of', () => {
    const spread = { method: 'spread' as const, minor: 1666, over: [] };
    expect(howText(step({ ...spread, numerator: 1250, denominator: 10_000 }))).toBe(
      '12.5 % of $16.66, rounded once, split by what was left of each line',
    );
    expect(howText(step({ ...spread, numerator: 1, denominator: 1 }))).toBe(
      '$16.66, split by what was left of each line',
    );
  });

  it('tells what rounding did', () => {
    expect(roundingText(-250_000)).toBe('−0.25 of a cent');
    expect(roundingText(500_000)).toBe('+0.5 of a cent');
    expect(roundingText(0)).toBe('None');
  });

  it('knows delivery from goods', () => {
    expect(lineText('shipping', [])).toBe('Delivery');
  });

  it('names the price list a price came from', () => {
    const price = {
      lineId: 'l',
      kind: 'price-list' as const,
      label: 'Trade prices',
      ruleId: 'p',
      ruleVersion: 2,
      listMinor: 1800,
      unitMinor: 1500,
    };
    expect(priceText(price, 'USD')).toBe(
      '$15.00 each by Trade prices, version 2; list price $18.00',
    );
    expect(priceText({ ...price, kind: 'list' }, 'USD')).toBe('');
  });
});
