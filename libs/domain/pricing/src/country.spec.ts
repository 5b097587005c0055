import { COUNTRIES, placeLine } from './country.ts';
import { MARKETS, type CountryCode } from './market.ts';

describe('a postal code', () => {
  const CASES: readonly (readonly [CountryCode, string, boolean])[] = [
    ['US', '97205', true],
    ['US', '97205-1234', true],
    ['US', '9720', false],
    ['AT', '1010', true],
    ['AT', '0101', false],
    ['BE', '1000', true],
    ['BE', 'B-1000', false],
    ['DE', '10115', true],
    ['DE', '01067', true],
    ['DE', '00115', false],
    ['DE', '27498', false],
    ['DE', '78266', false],
    ['FR', '75001', true],
    ['FR', '20090', true],
    ['FR', '97400', false],
    ['IE', 'D02 X285', true],
    ['IE', 'D6WXY00', true],
    ['IE', 'B02 X285', false],
    ['NL', '1012 AB', true],
    ['NL', '1012AB', true],
    ['NL', '1012 SS', false],
  ];
  for (const [country, code, fits] of CASES)
    it(`${code} ${fits ? 'is one of' : 'is none of'} ${COUNTRIES[country].name}`, () => {
      expect(COUNTRIES[country].postalCode.test(code)).toBe(fits);
    });

  it('is known for every country of every market, and no country is in two', () => {
    const served = MARKETS.flatMap(({ countries }) => countries);
    expect([...new Set(served)]).toEqual(served);
    expect(served.toSorted()).toEqual(Object.keys(COUNTRIES).toSorted() as CountryCode[]);
  });
});

describe('city and postal code', () => {
  const place = (country: CountryCode, city: string, postalCode: string, region = '') =>
    placeLine({ country, city, postalCode, region });

  it('stand as they do on letters there', () => {
    expect([
      place('US', 'Portland', '97205', 'OR'),
      place('DE', 'Berlin', '10115'),
      place('NL', 'Amsterdam', '1012 AB'),
      place('IE', 'Dublin', 'D02 X285'),
    ]).toEqual(['Portland, OR 97205', '10115 Berlin', '1012 AB Amsterdam', 'Dublin, D02 X285']);
  });
});
