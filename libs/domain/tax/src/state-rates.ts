/**
 * Where we deliver, and the average combined sales-tax rate (state and local, parts per million) there.
 * The tax service is the truth; this table stands in when it does not answer, and the result is flagged.
 * `delivery` tells whether the state taxes what delivery costs.
 */
export interface StateRate {
  readonly name: string;
  readonly ratePpm: number;
  readonly delivery: boolean;
}

const rate = (name: string, percent: number, delivery = false): StateRate => ({
  name,
  ratePpm: Math.round(percent * 10_000),
  delivery,
});

/** The fifty states and the District of Columbia, by postal code. */
export const STATE_RATES: ReadonlyMap<string, StateRate> = new Map([
  ['AL', rate('Alabama', 9.43)],
  ['AK', rate('Alaska', 1.82)],
  ['AZ', rate('Arizona', 8.38)],
  ['AR', rate('Arkansas', 9.45, true)],
  ['CA', rate('California', 8.8)],
  ['CO', rate('Colorado', 7.81)],
  ['CT', rate('Connecticut', 6.35, true)],
  ['DE', rate('Delaware', 0)],
  ['DC', rate('District of Columbia', 6, true)],
  ['FL', rate('Florida', 7)],
  ['GA', rate('Georgia', 7.38, true)],
  ['HI', rate('Hawaii', 4.5, true)],
  ['ID', rate('Idaho', 6.03)],
  ['IL', rate('Illinois', 8.86)],
  ['IN', rate('Indiana', 7, true)],
  ['IA', rate('Iowa', 6.94)],
  ['KS', rate('Kansas', 8.65, true)],
  ['KY', rate('Kentucky', 6, true)],
  ['LA', rate('Louisiana', 9.56)],
  ['ME', rate('Maine', 5.5)],
  ['MD', rate('Maryland', 6)],
  ['MA', rate('Massachusetts', 6.25)],
  ['MI', rate('Michigan', 6, true)],
  ['MN', rate('Minnesota', 8.04, true)],
  ['MS', rate('Mississippi', 7.06, true)],
  ['MO', rate('Missouri', 8.39)],
  ['MT', rate('Montana', 0)],
  ['NE', rate('Nebraska', 6.97, true)],
  ['NV', rate('Nevada', 8.24)],
  ['NH', rate('New Hampshire', 0)],
  ['NJ', rate('New Jersey', 6.6, true)],
  ['NM', rate('New Mexico', 7.62, true)],
  ['NY', rate('New York', 8.53, true)],
  ['NC', rate('North Carolina', 7, true)],
  ['ND', rate('North Dakota', 7.05, true)],
  ['OH', rate('Ohio', 7.24, true)],
  ['OK', rate('Oklahoma', 8.99)],
  ['OR', rate('Oregon', 0)],
  ['PA', rate('Pennsylvania', 6.34, true)],
  ['RI', rate('Rhode Island', 7, true)],
  ['SC', rate('South Carolina', 7.5, true)],
  ['SD', rate('South Dakota', 6.11, true)],
  ['TN', rate('Tennessee', 9.55, true)],
  ['TX', rate('Texas', 8.2, true)],
  ['UT', rate('Utah', 7.25)],
  ['VT', rate('Vermont', 6.37, true)],
  ['VA', rate('Virginia', 5.77)],
  ['WA', rate('Washington', 9.43, true)],
  ['WV', rate('West Virginia', 6.57, true)],
  ['WI', rate('Wisconsin', 5.7, true)],
  ['WY', rate('Wyoming', 5.44)],
]);

/** True where we deliver to: the fifty states and the capital, no territories, no military post. */
export const isServed = (region: string): boolean => STATE_RATES.has(region);
