import fc from 'fast-check';
import { US } from './market.ts';
import {
  defaultSettings,
  isSettingValue,
  marketBySettings,
  SETTING_KEYS,
  SETTINGS,
  settingsIn,
} from './setting.ts';

const DEFAULTS = defaultSettings(US, {
  'quote-holds': 15,
  'stock-holds': 30,
  'refund-limit': 5_000,
  'return-window': 30,
  'return-send-within': 14,
  'return-approved-up-to': 15_000,
});

describe('settings of the shop', () => {
  for (const [what, value, holds] of [
    ['the least', SETTINGS['quote-holds'].min, true],
    ['the most', SETTINGS['quote-holds'].max, true],
    ['less than the least', SETTINGS['quote-holds'].min - 1, false],
    ['more than the most', SETTINGS['quote-holds'].max + 1, false],
    ['a part of one', 7.5, false],
    ['words', '15', false],
    ['nothing', null, false],
  ] as const)
    it(`${holds ? 'can be' : 'cannot be'} ${what}`, () => {
      expect(isSettingValue('quote-holds', value)).toBe(holds);
    });

  it('of another market change nothing here', () => {
    const stored = [{ market: 'XX', key: 'minimum-order', value: 1 }];
    expect(settingsIn('US', DEFAULTS, stored)).toEqual(DEFAULTS);
  });

  it('are their default until somebody changes them, and when it is taken back', () => {
    const stored = (value: unknown) => [{ market: 'US', key: 'refund-limit', value }];
    const limitOf = (value: unknown) => settingsIn('US', DEFAULTS, stored(value))['refund-limit'];
    expect([limitOf(2_000), limitOf(null), limitOf(-1)]).toEqual([2_000, 5_000, 5_000]);
  });

  it('are within their bounds whatever is stored', () => {
    const row = fc.record({
      market: fc.constantFrom('US', 'XX'),
      key: fc.oneof(fc.constantFrom(...SETTING_KEYS), fc.string()),
      value: fc.anything(),
    });
    const holds = fc.check(
      fc.property(fc.array(row), (stored) => {
        const settings = settingsIn('US', DEFAULTS, stored);
        return (
          Object.keys(settings).length === SETTING_KEYS.length &&
          SETTING_KEYS.every((key) => isSettingValue(key, settings[key]))
        );
      }),
    );
    expect(holds.failed).withContext(String(holds.counterexample)).toBeFalse();
  });

  it('are what a market says at the moment it is asked', () => {
    let settings = DEFAULTS;
    const market = marketBySettings(US, () => settings);
    const before = { ...market };
    settings = { ...DEFAULTS, 'minimum-order': 900, 'packing-days': 3, 'standard-more-kilo': 0 };
    expect([market.delivery.packingDays, market.delivery.standard.kiloMinor]).toEqual([3, 0]);
    expect(market.delivery.express).toEqual(US.delivery.express);
    expect([market.minimumOrderMinor, before.minimumOrderMinor]).toEqual([900, 500]);
    expect(market.currency).toBe('USD');
  });
});
