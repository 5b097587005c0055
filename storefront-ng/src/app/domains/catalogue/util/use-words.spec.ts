import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';
import { useWords } from './use-words.ts';

describe('how a reviewer used it', () => {
  const German = new Words('de', GERMAN);
  const cases: ReadonlyArray<readonly [Parameters<typeof useWords>[0], string, string]> = [
    [
      { usedFor: 'sleep', usedHowLong: 'weeks' },
      'For sleep & calm, used for some weeks',
      'Für Schlaf & Ruhe, seit einigen Wochen verwendet',
    ],
    [{ usedFor: 'everyday', usedHowLong: null }, 'For every day', 'Für jeden Tag'],
    [
      { usedFor: null, usedHowLong: 'years' },
      'Used for a year or longer',
      'Seit einem Jahr oder länger verwendet',
    ],
    [{ usedFor: null, usedHowLong: null }, '', ''],
  ];
  for (const [use, english, german] of cases)
    it(`is said in words: ${english || 'nothing'}`, () => {
      expect([useWords(use, ENGLISH), useWords(use, German)]).toEqual([english, german]);
    });
});
