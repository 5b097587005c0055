import { PRICE_RANGES, RATING_STEPS } from '@green-apple/domain-catalog';
import { MARKETS, US } from '@green-apple/domain-pricing';
import { createHash } from 'node:crypto';
import { LANGUAGE_ANALYZERS, LANGUAGE_FILTERS, languageColumns } from './languages.ts';
import { STOP_WORDS, SYNONYMS } from './synonyms.ts';

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
  // A list without words is read off the top, however long it is: see `standing`.
  sort: { field: ['standing', 'id'], order: ['desc', 'asc'] },
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

/**
 * A word counts the same in every product and however many others have it: a score is a matter of one product
 * and the query alone. With shares of the whole index in it, every change anywhere would move products past the
 * end of the page somebody is on.
 */
const placed = { type: 'text', similarity: 'boolean', norms: false } as const;
/** Nor does it matter how often a product has it, or where: next to one another words count in titles and labels alone. */
const counted = { ...placed, index_options: 'docs' } as const;
const asked = { analyzer: 'product', search_analyzer: 'wish' } as const;
const words = { ...counted, ...asked } as const;
/** Found by what it is copied to. */
const onlyCopied = { type: 'text', index: false } as const;
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
    text: { ...words },
    names: {
      ...counted,
      analyzer: 'product',
      index_prefixes: { min_chars: 2, max_chars: 8 },
      // Read only where nothing was found as it was typed; there a rare pair says more than a common one.
      fields: {
        joined: {
          type: 'text',
          index_options: 'freqs',
          analyzer: 'joined',
          search_analyzer: 'product',
        },
      },
    },
    // Words as they are written, for telling what a mistyped one was meant to be.
    spelling: { type: 'text', analyzer: 'spelling', index_options: 'docs', norms: false },
    title: {
      ...placed,
      ...asked,
      copy_to: found,
      fields: { exact: { type: 'keyword', normalizer: 'folded' } },
    },
    subtitle: { ...onlyCopied, copy_to: ['text'] },
    brandName: { ...words, copy_to: found },
    ingredients: { ...placed, ...asked, copy_to: found },
    categoryNames: { ...words, copy_to: found },
    keywords: { ...words, copy_to: ['text', 'spelling'] },
    summary: { ...onlyCopied, copy_to: ['text'] },
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
    words: { properties: languageColumns({ placed, counted, onlyCopied }) },
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
