import type { LocaleCode, Market } from '@green-apple/domain-pricing';
import { inLocale } from './in-locale.ts';
import { inMarket } from './in-market.ts';
import type { Json } from './list-filters.ts';
import type { SearchClient } from './search-client.ts';
import { SharedTrips, type Line, type TripOptions } from './shared-trips.ts';

/** An answer of some shards is none. */
const WHOLE = { allow_partial_search_results: false } as const;

/** Searches of one question, each after its header. */
type Searches = readonly Json[];
type Outcomes = readonly Partial<Failure>[];

export type EngineLine = Line<Searches, Outcomes>;
/** The ways of all questions to an index. */
export type EngineTrips = SharedTrips<Searches, Outcomes>;

export const tripsTo = (
  client: SearchClient,
  alias: string,
  bounds: Omit<TripOptions<Searches, Outcomes>, 'go'>,
): EngineTrips =>
  new SharedTrips<Searches, Outcomes>({
    ...bounds,
    go: async (asks, signal) => {
      const { responses } = await client.transport.request<{ responses: Outcomes }>(
        {
          method: 'POST',
          path: `/${encodeURIComponent(alias)}/_msearch`,
          bulkBody: asks.flat(),
        },
        { signal, maxRetries: 0 },
      );
      let at = 0;
      return asks.map(({ length }) => responses.slice(at, (at += length / 2)));
    },
  });

/** Who asks, and in which words. */
export interface Asker {
  readonly market: Market;
  readonly locale: LocaleCode | undefined;
  readonly line: EngineLine;
  readonly signal: AbortSignal | undefined;
}

/** Reads one answer, once all of them are there. */
export type Reading<Response> = () => Response;

interface Part {
  readonly body: Json;
  readonly isKept: boolean;
}

/** Several searches of one question, which go together. */
export class SearchBatch {
  readonly #asker: Asker;
  readonly #parts: Part[] = [];
  #responses: readonly object[] = [];

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  /** `isKept`: the engine may answer from its memory of an earlier one, until the index changes. */
  add<Response extends object>(body: Json, isKept = false): Reading<Response> {
    const at = this.#parts.push({ body, isKept }) - 1;
    return () => {
      const response = this.#responses[at];
      if (!response) throw new RangeError('nothing was answered yet');
      return response as Response;
    };
  }

  /** Throws {@link SearchFailedError} when any of them failed. */
  async send(): Promise<void> {
    if (this.#parts.length === 0) return;
    const { line, signal } = this.#asker;
    const responses = await line(this.#lines(), signal);
    const failure = responses.find((one) => one.error !== undefined)?.error;
    if (failure) throw new SearchFailedError(`${failure.type}: ${failure.reason}`);
    this.#responses = responses;
  }

  #lines(): Json[] {
    return this.#parts.flatMap(({ body, isKept }) => [
      isKept ? { ...WHOLE, request_cache: true } : WHOLE,
      this.#asked(body),
    ]);
  }

  #asked(body: Json): Json {
    const { locale, market } = this.#asker;
    return inMarket(inLocale(body, locale), market.code);
  }
}

interface Failure {
  readonly error: { readonly type: string; readonly reason: string };
}

/** One of the requests that were sent together failed. */
class SearchFailedError extends Error {
  override readonly name = 'SearchFailedError';
}
