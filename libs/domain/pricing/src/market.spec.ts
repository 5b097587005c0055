import { EU, US, localeIn } from './market.ts';

describe('the language a shop answers in', () => {
  it('is the one asked for where the market offers it, whatever the region', () => {
    expect(localeIn(EU, 'de')).toBe('de');
    expect(localeIn(EU, 'de-AT')).toBe('de');
    expect(localeIn(EU, 'FR')).toBe('fr');
  });

  it('is the first of the market otherwise', () => {
    expect(localeIn(EU, undefined)).toBe('en');
    expect(localeIn(EU, 'nl')).toBe('en');
    expect(localeIn(US, 'de')).toBe('en');
  });
});
