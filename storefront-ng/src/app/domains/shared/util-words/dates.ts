import { ENGLISH } from '../util-language/words.ts';

/* Days as pages say them that speak English to everybody. */

/** "Tue, Nov 24" for an ISO date or instant; calendar dates mean the same day everywhere. */
export const sayDay = (iso: string): string => ENGLISH.day(iso);

/** "November 3, 2026" */
export const sayLongDay = (iso: string): string => ENGLISH.longDay(iso);

/** "March 2028" */
export const sayMonth = (iso: string): string => ENGLISH.month(iso);
