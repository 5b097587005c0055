import { LABEL_CHOICES, RULE_CHOICES, ruleTrouble, ruleWords, toRule } from './rule-text.ts';

describe('a return rule in words', () => {
  it('says all that it says', () => {
    expect(ruleWords({ rule: 'hygiene', windowDays: 14, labelBy: 'shopper' })).toBe(
      'Only with a fault, for hygiene, within 14 days, the shopper pays the postage',
    );
    expect(ruleWords({ rule: null, windowDays: 1, labelBy: 'shop' })).toBe('Within 1 day');
    expect(ruleWords({ rule: null, windowDays: null, labelBy: 'shopper' })).toBe(
      'The shopper pays the postage',
    );
  });

  it('is kept when it fits and says something', () => {
    expect(toRule(null, ' ', 'shop')).toBeNull();
    for (const days of ['0', '366', '2.5', 'many'])
      expect(toRule('hygiene', days, 'shop')).toBeNull();
    expect(toRule('final_sale', '', 'shop')).toEqual({
      rule: 'final_sale',
      windowDays: null,
      labelBy: 'shop',
    });
    expect(toRule(null, '60', 'shopper')?.windowDays).toBe(60);
    expect([RULE_CHOICES.length, LABEL_CHOICES.length]).toEqual([3, 2]);
  });

  for (const [code, words] of [
    ['VERSION_CONFLICT', 'newer rule'],
    ['PRODUCT_NOT_FOUND', 'not there'],
    ['VALIDATION_FAILED', 'does not fit'],
    ['FORBIDDEN', 'role'],
  ] as const)
    it(`explains ${code}`, () => expect(ruleTrouble(code)).toContain(words));
});
