export const PLACEMENTS = ['pin', 'boost', 'bury', 'hide'] as const;

/** An employee's word on where a product stands: for a query, or in a category. */
export interface MerchandisingRule {
  /** What shoppers type, or null for a rule of a category. */
  readonly query: string | null;
  readonly category: string | null;
  readonly action: (typeof PLACEMENTS)[number];
  readonly productId: string;
  /** The campaign's window, ISO 8601; open where null. The end is not part of it. */
  readonly from: string | null;
  readonly until: string | null;
}

/** What employees have said about search. Versions count up; the newest holds. */
export interface SearchRules {
  readonly version: number;
  /** "a, b" finds either by both; "a => b" widens one way only. */
  readonly synonyms: readonly string[];
  readonly merchandising: readonly MerchandisingRule[];
}

export const NO_RULES: SearchRules = { version: 0, synonyms: [], merchandising: [] };

export type SynonymLine =
  | { readonly code: 'RULE'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly code: 'FAULT'; readonly reason: string };

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const phrases = (text: string): string[] => [
  ...new Set(text.split(',').map(folded).filter(Boolean)),
];

const fault = (reason: string): SynonymLine => ({ code: 'FAULT', reason });

/** Reads one line of the synonyms. */
export function readSynonymLine(line: string): SynonymLine {
  const sides = line.split('=>');
  if (sides.length > 2) return fault('Only one arrow fits into a line.');
  const [from = [], to] = sides.map(phrases);
  const all = [...from, ...(to ?? [])];
  if (all.some((phrase) => phrase.split(' ').length > 4)) return fault('Four words are the most.');
  if (to === undefined)
    return from.length < 2
      ? fault('At least two words or phrases, with a comma between them.')
      : { code: 'RULE', from, to: from };
  return from.length === 0 || to.length === 0
    ? fault('Words are needed on both sides of the arrow.')
    : { code: 'RULE', from, to };
}

/** More ways to say the same than anybody needs, and a bound on what one search may cost. */
const MOST_WAYS = 6;

/** Other ways to say `about` by the synonyms, each with one phrase changed; never what was said itself. */
export function otherWays(about: string, synonyms: readonly string[]): string[] {
  const said = ` ${folded(about)} `;
  const ways = new Set<string>();
  for (const line of synonyms) {
    const rule = readSynonymLine(line);
    if (rule.code === 'FAULT') continue;
    for (const from of rule.from)
      if (said.includes(` ${from} `))
        for (const to of rule.to) ways.add(said.replace(` ${from} `, ` ${to} `).trim());
  }
  ways.delete(said.trim());
  return [...ways].slice(0, MOST_WAYS);
}

/** Where products stand in one list. */
export interface Placement {
  /** First, in this order. */
  readonly pinned: readonly string[];
  readonly boosted: readonly string[];
  readonly buried: readonly string[];
  readonly hidden: readonly string[];
}

/** What holds for a list at `now` (ISO 8601): rules of its words, or of its category when nothing is searched. */
export function placementOf(
  rules: SearchRules,
  list: { readonly q?: string | undefined; readonly category?: string | undefined },
  now: string,
): Placement {
  const at = Date.parse(now);
  const words = folded(list.q ?? '');
  const holding = rules.merchandising.filter(
    (rule) =>
      (words === ''
        ? rule.category !== null && rule.category === list.category
        : rule.query !== null && folded(rule.query) === words) &&
      (rule.from === null || Date.parse(rule.from) <= at) &&
      (rule.until === null || at < Date.parse(rule.until)),
  );
  const hidden = idsOf(holding, 'hide');
  const shown = holding.filter(({ productId }) => !hidden.includes(productId));
  const pinned = idsOf(shown, 'pin');
  const movable = shown.filter(({ productId }) => !pinned.includes(productId));
  return { hidden, pinned, boosted: idsOf(movable, 'boost'), buried: idsOf(movable, 'bury') };
}

const idsOf = (rules: readonly MerchandisingRule[], action: MerchandisingRule['action']) => [
  ...new Set(rules.filter((rule) => rule.action === action).map(({ productId }) => productId)),
];
