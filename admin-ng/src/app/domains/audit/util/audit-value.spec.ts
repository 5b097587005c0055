import { actionLabel, fieldLabel, valueText } from './audit-value.ts';

describe('an audit entry', () => {
  const time = (iso: string): string => `at ${iso}`;

  it('names fields and deeds in words', () => {
    expect(fieldLabel('title')).toBe('Name');
    expect(fieldLabel('MAG-60 · listMinor')).toBe('MAG-60, list price');
    expect(fieldLabel('somethingNew')).toBe('somethingNew');
    expect(actionLabel('product.edited')).toBe('changed a product');
    expect(actionLabel('promotion.created')).toBe('promotion created');
  });

  for (const [field, value, text] of [
    ['MAG-60 · listMinor', 2490, '$24.90'],
    ['MAG-60 · saleMinor', null, 'nothing'],
    ['MAG-60 · saleEndsAt', '2026-11-20', 'at 2026-11-20'],
    ['MAG-60 · active', false, 'no'],
    ['benefits', ['a', 'b'], 'a\nb'],
    ['warnings', [], 'nothing'],
    ['packshot', { kind: 'box' }, '{"kind":"box"}'],
  ] as const) {
    it(`shows ${field} ${JSON.stringify(value)} as "${text.replace('\n', ' / ')}"`, () => {
      expect(valueText(field, value, time)).toBe(text);
    });
  }
});
