import type { WordLanguage } from './word-language.ts';

const DELIVERY_DE: ReadonlyMap<string, string> = new Map([
  ['standard', 'Standardversand'],
  ['express', 'Expressversand'],
]);

/** A way of delivery by its id. Stores are called what they are called. */
export const deliveryWords = (
  { id, label }: { readonly id: string; readonly label: string },
  language: WordLanguage,
): string => (language === 'de' ? (DELIVERY_DE.get(id) ?? label) : label);

const VAT = /^VAT(?: ([\d.]+) %)?, ([^(]+?)( \(estimated\))?$/;
const COUNTRIES_DE: ReadonlyMap<string, string> = new Map([
  ['Austria', 'Österreich'],
  ['Belgium', 'Belgien'],
  ['Germany', 'Deutschland'],
  ['France', 'Frankreich'],
  ['Ireland', 'Irland'],
  ['Netherlands', 'Niederlande'],
]);

/**
 * "VAT 7 %, Germany", or "VAT, Germany" by the tax service's word: receipts keep a tax by its English name, whatever
 * language they are read in.
 */
export function taxWords(label: string, language: WordLanguage): string {
  const [, rate, country = '', estimated] = VAT.exec(label) ?? [];
  const place = COUNTRIES_DE.get(country);
  if (language === 'en' || place === undefined) return label;
  const name = rate === undefined ? 'MwSt.' : `${rate.replace('.', ',')} % MwSt.`;
  return `${name}, ${place}${estimated === undefined ? '' : ' (geschätzt)'}`;
}
