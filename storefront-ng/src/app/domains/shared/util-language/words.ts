import { Injectable, InjectionToken, inject } from '@angular/core';
import { formatMoney, type Money } from '@green-apple/domain-money';
import {
  FORMAT_LOCALES,
  wordLanguage,
  type WordLanguage,
} from '@green-apple/domain-order/language';
import type { LocaleCode } from '@green-apple/domain-pricing/market';
import type { GERMAN } from './german/index.ts';
import { dates, lists, numbers } from './formatters.ts';
import { PAGE_LANGUAGE } from './page-language.ts';

/** Everything the shop says itself, by its English wording: what has no German one is no text. */
export type Text = keyof typeof GERMAN;

type HolesOf<Wording extends string> = Wording extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | HolesOf<Rest>
  : never;

/** What the holes of a text are filled with; nothing where it has none. */
export type Filling<Wording extends Text> = [HolesOf<Wording>] extends [never]
  ? []
  : [Readonly<Record<HolesOf<Wording>, string | number>>];

/** Texts without holes: those that tables may hold. */
export type PlainText = {
  [Wording in Text]: HolesOf<Wording> extends never ? Wording : never;
}[Text];

export type Wordings = Readonly<Record<Text, string>>;

/** The shop's own words, sums and days in one language. */
export class Words {
  readonly language: WordLanguage;
  readonly #wordings: Wordings | null;
  readonly #locale: string;

  /** English is what texts are named by, and needs no wordings. */
  constructor(language: WordLanguage, wordings: Wordings | null) {
    this.language = wordings === null ? 'en' : language;
    this.#wordings = wordings;
    this.#locale = FORMAT_LOCALES[this.language];
  }

  /** A text, its `{holes}` filled. */
  say<Wording extends Text>(text: Wording, ...[filling]: Filling<Wording>): string {
    const wording: string = this.#wordings === null ? text : this.#wordings[text];
    const values: Readonly<Record<string, string | number>> = filling ?? {};
    return wording.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  }

  money(amount: Money): string {
    return formatMoney(amount, this.#locale);
  }

  /** "$10": a sum in round figures. */
  roundMoney({ minor, currency }: Money): string {
    const style = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
    return numbers(this.#locale, style).format(minor / 100);
  }

  /** "1,250", "0.5": with as many digits behind the point as it has, `most` of them at most. */
  figure(value: number, most = 2): string {
    return numbers(this.#locale, { maximumFractionDigits: most }).format(value);
  }

  /** "4.0": stars are told to a tenth. */
  stars(value: number): string {
    const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return numbers(this.#locale, tenths).format(value);
  }

  /** "milk, egg, and soy" */
  list(names: readonly string[]): string {
    return lists(this.#locale).format(names);
  }

  /** A name within a sentence: German writes nouns with a capital letter everywhere. */
  within(name: string): string {
    return this.language === 'de' ? name : name.toLowerCase();
  }

  /** "Tue, Nov 24" for an ISO date or instant; calendar dates mean the same day everywhere. */
  day(iso: string): string {
    return this.#format(iso, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' });
  }

  /** "November 3, 2026" */
  longDay(iso: string): string {
    return this.#format(iso, { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
  }

  /** "March 2028" */
  month(iso: string): string {
    return this.#format(iso, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  }

  /** "Tue, Nov 24 to Thu, Nov 26", or one day when the window is one day. */
  window(earliest: string, latest: string): string {
    const [from, to] = [this.day(earliest), this.day(latest)];
    return from === to ? from : this.say('{from} to {to}', { from, to });
  }

  /** "4:30 PM" by the shopper's own clock, which the server does not know. */
  time(iso: string): string {
    return this.#byOwnClock(iso, { timeStyle: 'short' });
  }

  /** "Tuesday at 4:30 PM" by the shopper's own clock. */
  dayAndTime(iso: string): string {
    return this.#byOwnClock(iso, { weekday: 'long', hour: 'numeric', minute: '2-digit' });
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    return dates(this.#locale, options).format(new Date(iso));
  }

  /** Made anew: a formatter stays with the zone it was made in, and whoever travels does not. */
  #byOwnClock(iso: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#locale, options).format(new Date(iso));
  }
}

export const ENGLISH = new Words('en', null);

/** The wordings of the page's language, once they were fetched; there are none for English. */
@Injectable({ providedIn: 'root' })
export class Wordbook {
  wordings: Wordings | null = null;

  /** To be awaited before anything is shown. Who reads English fetches nothing. */
  async open(locale: LocaleCode): Promise<void> {
    if (wordLanguage(locale) !== 'de') return;
    const { GERMAN } = await import('./german/index.ts');
    this.wordings = GERMAN;
  }
}

/** The words of the page. */
export const WORDS = new InjectionToken<Words>('Words', {
  providedIn: 'root',
  factory: () => new Words(wordLanguage(inject(PAGE_LANGUAGE)), inject(Wordbook).wordings),
});
