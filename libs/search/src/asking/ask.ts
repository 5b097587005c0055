import type { Currency } from '@green-apple/domain-money';
import type { ListCursor } from '@green-apple/domain-catalog';
import type { PageResponse } from '../answers/card.mapper.ts';
import type { FacetResponse } from '../answers/facets.mapper.ts';
import type { Counted } from '../bodies/build-facet-body.ts';
import type { SpellingResponse } from '../bodies/build-spelling-body.ts';
import type { ListQuery } from '../query/list-filters.ts';
import type { Matching } from '../query/text-query.ts';
import type { Tuning } from '../query/tuning.ts';
import type { EngineLine } from './search-batch.ts';
import type { Spellings } from './spellings.ts';

/** One list to ask for. */
export interface Ask {
  readonly query: ListQuery;
  readonly matching: Matching;
  readonly cursor: ListCursor | null;
  readonly tuning: Tuning;
  readonly counted: Counted;
  readonly currency: Currency;
  readonly spellings: Spellings;
  readonly line: EngineLine;
  readonly signal: AbortSignal | undefined;
}

export interface Answer {
  readonly page: PageResponse;
  readonly counts: FacetResponse;
  readonly pins: PageResponse | null;
  /** Of the words one by one, whether any product has them; asked where any of them is enough. */
  readonly heard: readonly boolean[];
  /** What unknown words were meant to be; asked where every word has to be there. */
  readonly spelling: SpellingResponse | null;
}

export type Total = Pick<FacetResponse, 'hits'>;
