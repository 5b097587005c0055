import { isSettingValue, type SettingKey } from '@green-apple/domain-pricing';
import { HOUSE_SETTINGS } from './live-settings.ts';

describe('what the release says of settings', () => {
  it('lies within their bounds', () => {
    for (const [key, value] of Object.entries(HOUSE_SETTINGS))
      expect(isSettingValue(key as SettingKey, value))
        .withContext(key)
        .toBeTrue();
  });
});
