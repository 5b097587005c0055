import { contextsOf, filtersUnder, type ContextName } from '../bodies/build-facet-body.ts';
import { isWeighed } from '../bodies/build-page-body.ts';
import type { Bounds, Reach } from '../bodies/list-order.ts';
import { alternativeFilters, requirements, type Json } from '../query/list-filters.ts';
import {
  answers,
  chainOfText,
  chainOfTitle,
  saysSomething,
  textQuery,
  type Chain,
} from '../query/text-query.ts';
import { hiding, movesProducts } from '../query/tuning.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';
import type { Ask } from './ask.ts';
import { cutOf, type Sample, type Sizes } from './catalogue-sample.ts';
import type { ShareOf } from './filter-shares.ts';
import { reachOf } from './order-reach.ts';
import type { Quantiles } from './quantiles.ts';

/** What a list is taken to be before anything of it was asked. */
export interface Guess {
  /** About how many products its contexts hold. */
  readonly sizes: Sizes;
  /** About how many match its words, whatever was chosen. */
  readonly matches: number;
  /** What of them is weighed; null for everything, and for a list in another order. */
  readonly bounds: Bounds | null;
  /** How far down its order it is looked for; null for all of it, and for what is weighed. */
  readonly reach: Reach | null;
  /** What is weighed when so few as `found` of about `all` products were above the bounds. */
  lower(found: number, all: number): Bounds | null;
  /** The share of the catalogue that has the words when so many match them. */
  saidBy(matches: number): number;
}

/**
 * Whether a list can be guessed at: words are, where all of them have to be there. What employees say instead of words
 * is one of several, and what they moved stands anywhere.
 */
export const isGuessed = ({ query, matching, tuning }: Ask): boolean =>
  !movesProducts(tuning) &&
  (query.q === undefined || (matching === 'every-word' && tuning.instead.length === 0));

const saidIn = ({ query }: Ask) => {
  const words = wordsOfQuery(query);
  return words !== null && saysSomething(words) ? words : null;
};

/** What tells products that match the words of a list; null where no words were said. */
export const textOf = (ask: Ask): Json | null => {
  const said = saidIn(ask);
  return said && textQuery(said, ask.matching, false, ask.tuning.instead);
};

/** Beside what a guess goes by, where that is asked: the words as a whole, unless needs go with them that are apart. */
export const wholeOf = (ask: Ask): Json | null =>
  (saidIn(ask)?.needs.length ?? 0) > 0 ? null : textOf(ask);

interface Parts {
  readonly text: Chain;
  readonly title: Chain;
  readonly required: readonly Json[];
}

const NOTHING: Chain = { links: [], joints: [] };

function partsOf(ask: Ask): Parts {
  const { query, tuning } = ask;
  const said = saidIn(ask);
  return {
    text: said ? chainOfText(said) : NOTHING,
    title: said && isWeighed(query, tuning) ? chainOfTitle(said) : NOTHING,
    required: [
      ...(said?.needs ?? []).map(answers),
      ...requirements(query, wordsOfQuery(query)),
      ...hiding(tuning),
    ],
  };
}

/** What has to be known for a guess: everything that is asked of the products of a list, apart. */
export function guessedBy(ask: Ask): Json[] {
  const { text, title, required } = partsOf(ask);
  const chains = [text, title].flatMap(({ links, joints }) => [...links, ...joints]);
  return [...chains, ...required, ...alternativeFilters(ask.query).values()];
}

const product = (numbers: Iterable<number>): number =>
  [...numbers].reduce((all, one) => all * one, 1);

/** As often as words follow each other, where each is taken to go by its neighbour alone. */
function sharedBy({ links, joints }: Chain, shareOf: ShareOf): number {
  const pairs = links.map(shareOf);
  return Math.min(1, ...pairs, product(pairs) / product(joints.map(shareOf)));
}

/** What is known of a catalogue. */
export interface Known {
  readonly products: number;
  readonly quantiles: Quantiles;
  readonly shareOf: ShareOf;
  /** The share that has the words of the list, where a guess at it was wrong before. */
  readonly learned: number | null;
}

export function guess(ask: Ask, known: Known, sample: Sample): Guess {
  const { products, quantiles, shareOf, learned } = known;
  const { text, title, required } = partsOf(ask);
  const filters = alternativeFilters(ask.query);
  const beside = products * product(required.map(shareOf));
  const said = learned ?? sharedBy(text, shareOf);
  const titled = Math.min(said, sharedBy(title, shareOf));
  const sizeOf = (name: ContextName, share: number): number =>
    beside * share * product(filtersUnder(filters, name).map(shareOf));
  const isCut = saidIn(ask) !== null && isWeighed(ask.query, ask.tuning);
  const boundsOf = (scale: number): Bounds | null => {
    const cut = (share: number) =>
      cutOf(sizeOf('shown', share) * scale, quantiles.standing, sample);
    const standing = isCut ? cut(said) : null;
    return standing === null
      ? null
      : { standing, titled: title.links.length > 0 ? cut(titled) : null };
  };
  const sizes = new Map(contextsOf(ask.query).map((name) => [name, sizeOf(name, said)]));
  return {
    sizes,
    matches: beside * said,
    bounds: boundsOf(1),
    reach: isWeighed(ask.query, ask.tuning)
      ? null
      : reachOf(ask.query, ask.cursor, sizes, quantiles),
    lower: (found, all) =>
      all <= 2 * sample.weighed ? null : boundsOf(Math.max(1, found) / sample.weighed),
    saidBy: (matches) => matches / Math.max(1, beside),
  };
}
