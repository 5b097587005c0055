import type { LocaleCode, Market } from '@green-apple/domain-pricing';
import { ServingIndex } from '../document/serving-index.ts';
import type { SearchClient } from '../engine/search-client.ts';
import type { Json, ListQuery } from '../query/list-filters.ts';
import type { Answer, Ask } from './ask.ts';
import { sampleOf, type Sample, type Scale } from './catalogue-sample.ts';
import { FilterShares } from './filter-shares.ts';
import { askGuessed, askLook, type Begun } from './large-list-ask.ts';
import { askWhole } from './list-ask.ts';
import { guess, guessedBy, isGuessed, textOf, wholeOf } from './list-guess.ts';
import { KnownQuantiles } from './quantiles.ts';
import { SearchBatch, tripsTo, type EngineLine, type EngineTrips } from './search-batch.ts';
import { ToldAnswers } from './told-answers.ts';

/**
 * Searches of a trip are answered side by side, and so many in a trip are as many as a process can ask for while one is under
 * way: a second one would only find the engine busy, unless the first is held up by something slow.
 */
const TRIPS = { atOnce: 2, seats: 16, apartMs: 40 } as const;

/** Who a batch is for. */
export interface Asking {
  readonly query: Pick<ListQuery, 'locale'>;
  readonly line: EngineLine;
  readonly signal: AbortSignal | undefined;
}

export interface ListAskerOptions {
  /** Whose prices and shelves. */
  readonly market: Market;
  /** When a catalogue is large. */
  readonly scale: Scale;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
}

/** Puts lists to the engine: in a catalogue too large to count by what is known of it. */
export class ListAsker {
  readonly #options: ListAskerOptions;
  readonly #trips: EngineTrips;
  readonly #index: ServingIndex;
  readonly #shares = new Map<LocaleCode | undefined, FilterShares>();
  readonly #quantiles = new KnownQuantiles();
  readonly #told: ToldAnswers;

  /** `alias` is what {@link indexNames} calls so. */
  constructor(client: SearchClient, alias: string, options: ListAskerOptions) {
    this.#options = options;
    this.#told = new ToldAnswers(options.clock);
    this.#trips = tripsTo(client, alias, TRIPS);
    this.#index = new ServingIndex(client, alias);
  }

  /** The way of one question; who types does not wait for those who search. */
  line(isHurried = false): EngineLine {
    return this.#trips.line(isHurried);
  }

  /** More wait for the engine than it can be asked for now. */
  get isCrowded(): boolean {
    return this.#trips.isCrowded;
  }

  /** True where the index is of another release and its columns stand apart. */
  async isApart(): Promise<boolean> {
    return (await this.#index.facts()).isApart;
  }

  batch({ query, line, signal }: Asking): SearchBatch {
    const { market } = this.#options;
    return new SearchBatch({ market, locale: query.locale, line, signal, told: this.#told });
  }

  /** Sends `first` with it, and whatever else was put into it. */
  async ask(ask: Ask, first = this.batch(ask)): Promise<Answer> {
    const begun = await this.#begin(first, ask);
    await first.send();
    const second = this.batch(ask);
    const answer = begun.rest(second);
    await second.send();
    return answer();
  }

  /** Two lists of one shopper on the same trips. */
  async askBoth(ask: Ask, other: Ask): Promise<readonly [Answer, Answer]> {
    const first = this.batch(ask);
    const begun = await this.#begin(first, ask);
    const otherBegun = await this.#begin(first, other);
    await first.send();
    const second = this.batch(ask);
    const answer = begun.rest(second);
    const otherAnswer = otherBegun.rest(second);
    await second.send();
    return [answer(), otherAnswer()];
  }

  /** Of the catalogue as it is now; null while it is small. */
  async #sample(): Promise<Sample | null> {
    return sampleOf((await this.#index.facts()).products, this.#options.scale);
  }

  async #begin(first: SearchBatch, ask: Ask): Promise<Begun> {
    const sample = await this.#sample();
    if (sample === null) {
      const answer = askWhole(first, ask);
      return { rest: () => answer };
    }
    if (!isGuessed(ask)) return askLook(first, ask, sample);
    const shares = this.#sharesIn(ask.query.locale);
    const asking = async <Response extends object>(body: Json): Promise<Response> => {
      const batch = this.batch(ask);
      const answer = batch.add<Response>(body, true);
      await batch.send();
      return answer();
    };
    const shareOf = await shares.of(guessedBy(ask), wholeOf(ask), sample, asking);
    const quantiles = await this.#quantiles.of(sample, asking);
    const products = shares.products ?? (await this.#index.facts()).products;
    const text = textOf(ask);
    const learned = text && shares.learned(text);
    const guessed = guess(ask, { products, quantiles, shareOf, learned }, sample);
    return askGuessed(first, ask, guessed, {
      sample,
      learn: (matches) => text && shares.learn(text, guessed.saidBy(matches)),
    });
  }

  /** Words let through what they do in their language. */
  #sharesIn(locale: LocaleCode | undefined): FilterShares {
    const known = this.#shares.get(locale) ?? new FilterShares();
    this.#shares.set(locale, known);
    return known;
  }
}
