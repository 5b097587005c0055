import { GERMAN } from './german/index.ts';
import { ENGLISH, Words } from './words.ts';

const holesOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const German = new Words('de', GERMAN);

describe('the words of the shop', () => {
  const texts = Object.entries(GERMAN);

  it('leave no text without its German, nor with holes that its English has not', () => {
    expect(texts.filter(([, german]) => german.trim() === '').map(([text]) => text)).toEqual([]);
    // Sums and counts may move, and a German wording may do without what only English can say.
    const filled = texts.filter(([english, german]) =>
      holesOf(german).some((hole) => !holesOf(english).includes(hole)),
    );
    expect(filled.map(([text]) => text)).toEqual([]);
  });

  it('lose no sum, count or name on the way into German', () => {
    const missing = texts.filter(([english, german]) =>
      holesOf(english).some((hole) => !holesOf(german).includes(hole)),
    );
    // Why a review was refused is written by staff, in English.
    expect(missing.map(([text]) => text)).toEqual(['We cannot show it. {why} You can change it.']);
  });

  it('stress the same parts', () => {
    const marks = (text: string) => text.split('*').length;
    expect(texts.filter(([english, german]) => marks(english) !== marks(german))).toEqual([]);
  });

  it('address nobody as "du"', () => {
    expect(texts.filter(([, german]) => /\b(du|dich|dir|dein\w*)\b/i.test(german))).toEqual([]);
  });

  it('are filled, in the order of their language', () => {
    const from = { sum: '12,90 €' };
    expect(German.say('*{sum}* more and standard delivery is free', from)).toBe(
      'Noch *12,90 €* bis zum kostenlosen Standardversand',
    );
    expect(ENGLISH.say('Only {count} left.', { count: 3 })).toBe('Only 3 left.');
  });

  it('write sums and days as their language does', () => {
    const sum = { minor: 129_050, currency: 'EUR' as const };
    expect(German.money(sum)).toBe('1.290,50\u00a0€');
    expect(ENGLISH.money(sum)).toBe('€1,290.50');
    expect(German.window('2026-11-24', '2026-11-26')).toBe('Di., 24. Nov. bis Do., 26. Nov.');
    expect(ENGLISH.window('2026-11-24', '2026-11-26')).toBe('Tue, Nov 24 to Thu, Nov 26');
    expect(German.longDay('2026-11-03')).toBe('3. November 2026');
  });

  it('write figures, stars and lists as their language does', () => {
    const said = (words: Words) => [
      words.roundMoney({ minor: 1050, currency: 'EUR' }),
      words.figure(1250.456),
      words.figure(0.0125, 3),
      words.stars(4),
      words.list(['A', 'B', 'C']),
      words.within('Tree nuts'),
    ];
    expect(said(ENGLISH)).toEqual(['€11', '1,250.46', '0.013', '4.0', 'A, B, and C', 'tree nuts']);
    expect(said(German)).toEqual([
      '11\u00a0€',
      '1.250,46',
      '0,013',
      '4,0',
      'A, B und C',
      'Tree nuts',
    ]);
  });

  it('are English as long as no wordings are there', () => {
    expect(new Words('de', null).say('Your bag')).toBe('Your bag');
    expect(new Words('de', null).money({ minor: 100, currency: 'EUR' })).toBe('€1.00');
  });
});
