import type { CountryCode } from './market.ts';

/** How an address is written in a country we deliver to. */
export interface Country {
  readonly name: string;
  /** Of a trimmed code in upper case. Leaves out what lies outside of the tax area. */
  readonly postalCode: RegExp;
  readonly postalCodeLabel: string;
  /** What to say about a code that does not fit. */
  readonly postalCodeHint: string;
  /** True where an address names a state. */
  readonly hasRegions: boolean;
}

/** Each text keeps its own type, so that who translates them is told of every one. */
const country = <const Name extends string, const Hint extends string, const Label extends string>(
  name: Name,
  postalCodeLabel: Label,
  postalCode: RegExp,
  postalCodeHint: Hint,
  { hasRegions = false }: { readonly hasRegions?: boolean } = {},
) => ({ name, postalCode, postalCodeLabel, postalCodeHint, hasRegions });

/**
 * Formats as the Universal Postal Union's addressing sheets give them (https://www.upu.int/en/postal-solutions/
 * programmes-services/addressing-solutions). Places outside of the EU's VAT area by article 6 of directive
 * 2006/112/EC are not served: Helgoland and Büsingen, the French overseas departments.
 */
export const COUNTRIES = {
  US: country('United States', 'ZIP code', /^\d{5}(-\d{4})?$/, 'A ZIP code has five digits', {
    hasRegions: true,
  }),
  AT: country('Austria', 'Postal code', /^[1-9]\d{3}$/, 'A postal code in Austria has four digits'),
  BE: country('Belgium', 'Postal code', /^[1-9]\d{3}$/, 'A postal code in Belgium has four digits'),
  DE: country(
    'Germany',
    'Postal code',
    /^(?!27498|78266)(0[1-9]|[1-9]\d)\d{3}$/,
    'A postal code in Germany has five digits; we do not deliver to Helgoland and Büsingen',
  ),
  FR: country(
    'France',
    'Postal code',
    /^(?!9[6-9])(0[1-9]|[1-9]\d)\d{3}$/,
    'A postal code in France has five digits; we deliver to the mainland and Corsica',
  ),
  IE: country(
    'Ireland',
    'Eircode',
    /^(D6W|[AC-FHKNPRTV-Y]\d{2}) ?[0-9AC-FHKNPRTV-Y]{4}$/,
    'An Eircode has seven characters, like D02 X285',
  ),
  NL: country(
    'Netherlands',
    'Postal code',
    /^[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}$/,
    'A postal code in the Netherlands is like 1012 AB',
  ),
} as const satisfies Readonly<Record<CountryCode, Country>>;

/** City and postal code as they are written there: "Portland, OR 97205", "10115 Berlin". */
export function placeLine(address: {
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: CountryCode;
}): string {
  const { city, region, postalCode, country: code } = address;
  if (COUNTRIES[code].hasRegions) return `${city}, ${region} ${postalCode}`;
  // An Eircode stands below the city, a postal code before it.
  return code === 'IE' ? `${city}, ${postalCode}` : `${postalCode} ${city}`;
}
