import type { AddressDto } from '@green-apple/contracts-http';
import { COUNTRIES, type Market } from '@green-apple/domain-pricing';
import { isServed } from '@green-apple/domain-tax';
import { ProblemError } from '../../../platform/index.ts';

/** Refuses an address that lies outside of the market, or where nobody knows the tax. */
export function refuseElsewhere(
  market: Market,
  { country, region }: Pick<AddressDto, 'country' | 'region'>,
): void {
  if (market.countries.includes(country) && (country !== 'US' || isServed(region))) return;
  if (market.countries.includes('US')) throw new ProblemError('ADDRESS_NOT_SERVED');
  const names = market.countries.map((code) => COUNTRIES[code].name);
  throw new ProblemError('ADDRESS_NOT_SERVED', {
    detail: `We deliver to ${new Intl.ListFormat('en').format(names)}.`,
  });
}
