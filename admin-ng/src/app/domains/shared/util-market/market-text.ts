import { formatMoney, money, type Currency } from '@green-apple/domain-money';
import { MARKETS, US, type MarketCode } from '@green-apple/domain-pricing/market';

const NAMES: Readonly<Record<MarketCode, string>> = { US: 'United States', EU: 'European Union' };
const CURRENCY_WORDS: Readonly<Record<Currency, string>> = {
  USD: 'dollars',
  EUR: 'euros',
  GBP: 'pounds',
};

export const marketName = (code: string): string =>
  code in NAMES ? NAMES[code as MarketCode] : code;

/** "European Union, in euros" */
export const MARKET_CHOICES: ReadonlyArray<{ code: MarketCode; label: string }> = MARKETS.map(
  ({ code, currency }) => ({ code, label: `${NAMES[code]}, in ${CURRENCY_WORDS[currency]}` }),
);

/** What holds in every market is told in the money of the home market. */
export const currencyIn = (code: string | null): Currency =>
  (MARKETS.find((market) => market.code === code) ?? US).currency;

/** An amount in the money of a market. */
export const moneyText = (minor: number, code: string | null): string =>
  formatMoney(money(minor, currencyIn(code)));

const SIGNS: Readonly<Record<Currency, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** What stands before an amount that is typed. */
export const currencySign = (code: string | null): string => SIGNS[currencyIn(code)];
