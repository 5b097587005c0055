import type { LocaleCode, Market } from '@green-apple/domain-pricing';
import { inMarket } from '../document/in-market.ts';
import type { SearchClient } from '../engine/search-client.ts';
import { SharedTrips, type Line, type TripOptions } from '../engine/shared-trips.ts';
import { inLocale } from '../query/in-locale.ts';
import type { Json } from '../query/list-filters.ts';
import type { ToldAnswer, ToldAnswers } from './told-answers.ts';

/** An answer of some shards is none. */
const WHOLE = { allow_partial_search_results: false } as const;
const KEPT = { ...WHOLE, request_cache: true } as const;

/** Searches of one question, each after its header. */
type Searches = readonly Json[];
type Outcomes = readonly (Partial<Failure> & ToldAnswer)[];

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
  readonly told: ToldAnswers;
}

/** Reads one answer, once all of them are there. */
export type Reading<Response> = () => Response;

interface Part {
  readonly header: Json;
  readonly body: Json;
  /** What its answer is remembered by; null where it is not. */
  readonly question: string | null;
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
    return this.#read({ header: isKept ? KEPT : WHOLE, body: this.#asked(body), question: null });
  }

  /** What tells something about right: who asked the same within a minute is answered with the same, and nobody is asked. */
  addTold<Response extends object>(body: Json): Reading<Response> {
    const asked = this.#asked(body);
    const question = JSON.stringify(asked);
    const known = this.#asker.told.of(question);
    return known ? () => known as Response : this.#read({ header: KEPT, body: asked, question });
  }

  #read<Response extends object>(part: Part): Reading<Response> {
    const at = this.#parts.push(part) - 1;
    return () => {
      const response = this.#responses[at];
      if (!response) throw new RangeError('nothing was answered yet');
      return response as Response;
    };
  }

  /** Throws {@link SearchFailedError} when any of them failed. */
  async send(): Promise<void> {
    if (this.#parts.length === 0) return;
    const { line, signal, told } = this.#asker;
    const responses = await line(
      this.#parts.flatMap(({ header, body }) => [header, body]),
      signal,
    );
    const failure = responses.find((one) => one.error !== undefined)?.error;
    if (failure) throw new SearchFailedError(`${failure.type}: ${failure.reason}`);
    this.#responses = responses;
    for (const [at, { question }] of this.#parts.entries()) {
      const answer = responses[at];
      if (question !== null && answer) told.learn(question, answer);
    }
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
