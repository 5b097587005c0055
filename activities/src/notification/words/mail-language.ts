import { formatMoney, type Money } from '@green-apple/domain-money';
import { FORMAT_LOCALES, wordLanguage, type WordLanguage } from '@green-apple/domain-order';
import { ENGLISH, type MailWords } from './english.ts';
import { GERMAN } from './german.ts';

const WORDS: Readonly<Record<WordLanguage, MailWords>> = { en: ENGLISH, de: GERMAN };

/** How mails speak to one shopper: the words, and how sums and days are written. */
export interface MailLanguage {
  readonly language: WordLanguage;
  readonly words: MailWords;
  readonly price: (amount: Money) => string;
  /** "Tuesday, November 24" */
  readonly day: (iso: string) => string;
  /** "November 24" */
  readonly date: (iso: string) => string;
}

/** For an order's locale (BCP 47). */
export function mailLanguage(locale: string): MailLanguage {
  const language = wordLanguage(locale);
  const format = FORMAT_LOCALES[language];
  const days = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(format, { ...options, timeZone: 'UTC' });
    return (iso: string): string => formatter.format(new Date(iso));
  };
  return {
    language,
    words: WORDS[language],
    price: (amount) => formatMoney(amount, format),
    day: days({ weekday: 'long', month: 'long', day: 'numeric' }),
    date: days({ month: 'long', day: 'numeric' }),
  };
}
