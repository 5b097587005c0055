import type { VariantDto } from '@green-apple/contracts-http';
import type { Words } from '../../shared/util-language/words.ts';

/** The lot that ships next: "Lot A1, tested November 3, 2026, best before March 2028." */
export function lotSentence(
  { code, testedOn, expiresOn }: NonNullable<VariantDto['lot']>,
  words: Words,
): string {
  const month = words.month(expiresOn);
  return testedOn === null
    ? words.say('Lot {code}, best before {month}.', { code, month })
    : words.say('Lot {code}, tested {day}, best before {month}.', {
        code,
        day: words.longDay(testedOn),
        month,
      });
}
