/** The market this process sells in; which languages its answers can be in follows from it. */
export const SHOP_MARKET = Symbol('market of the shop');

/** Says in which language an answer was asked for; it may hold parts that nobody has translated. */
export const inLanguageHeader = (locale: string): Readonly<Record<string, string>> => ({
  'content-language': locale,
});
