import type { AdminSetting } from '@green-apple/contracts-http';
import { SETTING_KEYS } from '@green-apple/domain-pricing';
import { fieldText, readSetting, settingGroups, valueText } from './setting-text.ts';

const setting = (key: string, market = 'US'): AdminSetting => ({
  market,
  key,
  currency: 'USD',
  value: 15,
  default: 15,
  changed: false,
  changedBy: null,
  changedAt: null,
  version: 1,
});

describe('settings on their page', () => {
  const groups = settingGroups(
    [...SETTING_KEYS.map((key) => setting(key)), setting('colour'), setting('quote-holds', 'XX')],
    'US',
  );
  const shown = groups.flatMap(({ settings }) => settings);
  const read = (key: string, typed: string) => {
    const one = shown.find(({ stored }) => stored.key === key);
    if (one === undefined) throw new Error(`no ${key}`);
    return readSetting(one, typed);
  };

  it('stand under their headings, those of the market that are known', () => {
    expect(groups.map(({ name }) => name)).toEqual(['Ordering', 'Delivery', 'Refunds and returns']);
    expect(shown.length).toBe(SETTING_KEYS.length);
  });

  it('are said with their unit', () => {
    expect(valueText('money', 500, 'US')).toBe('$5.00');
    expect(valueText('minutes', 15, 'US')).toBe('15 minutes');
    expect(valueText('days', 1, 'US')).toBe('1 day');
    expect([fieldText('money', 4_500), fieldText('days', 30)]).toEqual(['45.00', '30']);
  });

  for (const [key, typed, expected] of [
    ['quote-holds', ' 20 ', { code: 'VALUE', value: 20 }],
    ['quote-holds', '4', { code: 'FAULT', words: 'It can be 5 to 120 minutes.' }],
    ['quote-holds', '7.5', { code: 'FAULT', words: 'Write a whole number of minutes.' }],
    ['minimum-order', '9.9', { code: 'VALUE', value: 990 }],
    ['minimum-order', 'ten', { code: 'FAULT', words: 'Write an amount like 45 or 44.90.' }],
    ['minimum-order', '201', { code: 'FAULT', words: 'It can be $0.00 to $200.00.' }],
  ] as const)
    it(`read “${typed}” for ${key}`, () => {
      expect(read(key, typed)).toEqual(expected);
    });
});
