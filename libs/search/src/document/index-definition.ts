import { PRICE_RANGES, RATING_STEPS } from '@green-apple/domain-catalog';
import { MARKETS, US } from '@green-apple/domain-pricing';
import { createHash } from 'node:crypto';
import { STOP_WORDS, SYNONYMS } from '../query/synonyms.ts';
import { LANGUAGE_ANALYZERS, LANGUAGE_COLUMNS, LANGUAGE_FILTERS } from './languages.ts';
import { EXACT, ONLY_COPIED, PLACED, SPELLING, UNPLACED, namesColumn } from './word-columns.ts';

const FOLDING = ['lowercase', 'asciifolding', 'possessive'];

const settings = {
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  // A change shows within two seconds of its commit; this is the search engine's share of them.
  refresh_interval: '500ms',
  // How long a delete is remembered against a late, older write.
  gc_deletes: '1h',
  // Every segment is searched on its own and a catalogue is small: by default it would lie in a dozen of them.
  merge: { policy: { segments_per_tier: 5, max_merge_at_once: 5, floor_segment: '16mb' } },
  // Segments are few, and so are looks for ids: a filter for them in each costs more than it saves.
  bloom_filter_for_id_field: { enabled: false },
  // A list without words is read off the top, however long it is: see `standing`.
  sort: { field: ['standing', 'tie'], order: ['desc', 'asc'] },
  analysis: {
    filter: {
      possessive: { type: 'stemmer', language: 'possessive_english' },
      stem: { type: 'stemmer', language: 'english' },
      idle_words: { type: 'stop', stopwords: [...STOP_WORDS] },
      same_meaning: { type: 'synonym_graph', synonyms: [...SYNONYMS] },
      // "fish oil" is also found as "fishoil".
      run_together: {
        type: 'shingle',
        min_shingle_size: 2,
        max_shingle_size: 2,
        token_separator: '',
        filler_token: '',
        output_unigrams: false,
      },
      ...LANGUAGE_FILTERS,
    },
    analyzer: {
      product: { tokenizer: 'standard', filter: [...FOLDING, 'stem'] },
      // The synonyms come after the stemmer: their rules go through it as well.
      wish: { tokenizer: 'standard', filter: [...FOLDING, 'idle_words', 'stem', 'same_meaning'] },
      joined: { tokenizer: 'standard', filter: [...FOLDING, 'stem', 'run_together'] },
      spelling: { tokenizer: 'standard', filter: ['lowercase', 'asciifolding', 'possessive'] },
      ...LANGUAGE_ANALYZERS,
    },
    normalizer: { folded: { type: 'custom', filter: ['lowercase', 'asciifolding'] } },
  },
} as const;

const asked = { analyzer: 'product', search_analyzer: 'wish' } as const;
const words = { ...UNPLACED, ...asked } as const;
const facet = { type: 'keyword', eager_global_ordinals: true } as const;
/** Counted, and never looked for: as it has no postings, the engine does not try to count by them, value after value. */
const onlyCounted = { ...facet, index: false } as const;
const found = ['text', 'names', 'spelling'];

const ofMarket = {
  price: { type: 'integer' },
  servingPrice: { type: 'long' },
  onSale: { type: 'boolean' },
  inStock: { type: 'boolean' },
  stores: { type: 'keyword' },
  storeFacet: onlyCounted,
  // All facets in one: see `facetsOf`.
  facets: onlyCounted,
  popularity: { type: 'float' },
  standing: { type: 'integer' },
  card: { type: 'binary', doc_values: true },
} as const;
const ELSEWHERE = Object.fromEntries(
  MARKETS.filter(({ code }) => code !== US.code).map(({ code }) => [
    code,
    { properties: ofMarket },
  ]),
);

const mappings = {
  // While a deployment goes on a later release writes here as well: what it says beyond these columns is passed over.
  dynamic: false,
  dynamic_templates: [{ attribute: { path_match: 'numbers.*', mapping: { type: 'double' } } }],
  // Lists read the card and nothing else; the index is rebuilt from the database, never from itself.
  _source: { enabled: false },
  properties: {
    id: { type: 'keyword' },
    tie: { type: 'long', index: false },
    text: { ...words },
    names: namesColumn({ product: 'product', joined: 'joined' }),
    spelling: SPELLING,
    title: {
      ...PLACED,
      ...asked,
      copy_to: found,
      fields: EXACT,
    },
    subtitle: { ...ONLY_COPIED, copy_to: ['text'] },
    brandName: { ...ONLY_COPIED, copy_to: found },
    ingredients: { ...PLACED, ...asked, copy_to: found },
    categoryNames: { ...words, copy_to: found },
    keywords: { ...ONLY_COPIED, copy_to: ['text', 'spelling'] },
    summary: { ...ONLY_COPIED, copy_to: ['text'] },
    codes: { type: 'keyword', normalizer: 'folded' },
    phrases: { type: 'keyword', index: false },
    hint: { type: 'binary', doc_values: true },
    categories: { type: 'keyword' },
    categoryFacet: onlyCounted,
    brand: { type: 'keyword' },
    brandFacet: onlyCounted,
    goal: facet,
    form: facet,
    diets: facet,
    certificates: facet,
    allergens: facet,
    // Yes, no and choices as `code:value`; numbers each in a column of its own, for ranges.
    attributes: facet,
    numbers: { type: 'object', dynamic: true },
    ...ofMarket,
    // The other markets' own, side by side: one index serves every shop.
    elsewhere: { properties: ELSEWHERE },
    // Words in other languages, side by side as well: who asks in the catalogue's own never touches them.
    words: { properties: LANGUAGE_COLUMNS },
    rating: { type: 'float' },
    ratingCount: { type: 'integer' },
    publishedMs: { type: 'long' },
    // A tenth of a percent of a large catalogue tells how many there are of a kind.
    parts: { type: 'keyword', doc_values: false },
    hash: { type: 'keyword', index: false },
  },
} as const;

/** Settings and mapping of the product index; a change of either asks for a rebuild by itself. */
export const INDEX_DEFINITION = { settings, mappings };

/** What columns hold beyond what the mapping says of them: another one asks for a rebuild as well. */
const HELD = { facets: [PRICE_RANGES, RATING_STEPS] };

/** Names one definition; equal definitions have equal hashes. */
export const DEFINITION_HASH: string = createHash('sha256')
  .update(JSON.stringify([INDEX_DEFINITION, HELD]))
  .digest('hex')
  .slice(0, 10);

/** Names of everything in the search engine that belongs to one installation. */
export interface IndexNames {
  /** What searches ask. */
  readonly alias: string;
  /** The index that is being filled, if any; changes are written to it as well. */
  readonly building: string;
  /** All indexes of ours, for listing. */
  readonly pattern: string;
}

export const indexNames = (prefix: string): IndexNames => ({
  alias: `${prefix}-products`,
  building: `${prefix}-products-building`,
  pattern: `${prefix}-products-v*`,
});

/** `at` is part of the name, so that a new index lies beside the old one. */
export const newIndexName = (prefix: string, at: Date, hash = DEFINITION_HASH): string =>
  `${prefix}-products-v${hash}-${at.toISOString().replace(/\D/g, '')}`;
