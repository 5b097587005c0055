/**
 * A word counts the same in every product and however many others have it: a score is a matter of one product
 * and the query alone. With shares of the whole index in it, every change anywhere would move products past the
 * end of the page somebody is on.
 */
export const PLACED = { type: 'text', similarity: 'boolean', norms: false } as const;

/** Nor does it matter how often a product has it, or where: next to one another words count in titles and labels alone. */
export const UNPLACED = { ...PLACED, index_options: 'docs' } as const;

/** Found by what it is copied to. */
export const ONLY_COPIED = { type: 'text', index: false } as const;

/** Words as they are written, for telling what a mistyped one was meant to be. */
export const SPELLING = {
  type: 'text',
  analyzer: 'spelling',
  index_options: 'docs',
  norms: false,
} as const;

/** A title as a whole, beside its words. */
export const EXACT = { exact: { type: 'keyword', normalizer: 'folded' } } as const;

/** What a product is called, by the analysers of a language: its words, their beginnings, and pairs of them as one. */
export const namesColumn = ({ product, joined }: Readonly<Record<'product' | 'joined', string>>) =>
  ({
    ...UNPLACED,
    analyzer: product,
    // Few words begin with the same five letters: those are gone through one by one.
    index_prefixes: { min_chars: 2, max_chars: 4 },
    // Read only where nothing was found as it was typed; there a rare pair says more than a common one.
    fields: {
      joined: {
        type: 'text',
        index_options: 'freqs',
        norms: false,
        analyzer: joined,
        search_analyzer: product,
      },
    },
  }) as const;
