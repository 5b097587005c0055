import { mailLanguage } from './mail-language.ts';
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';

/** Every text of a tree, by its path; functions are called with the names of their holes. */
function textsOf(tree: object, path = ''): ReadonlyArray<readonly [string, string]> {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') return [[at, value] as const];
    if (typeof value !== 'function') return textsOf(value as object, at);
    const say = value as (...holes: string[]) => string;
    return [[at, say(...['<1>', '<2>', '<3>'].slice(0, say.length))] as const];
  });
}

describe('mails in German', () => {
  const english = new Map(textsOf(ENGLISH));
  const german = textsOf(GERMAN);

  it('say everything that the English ones say, in words of their own', () => {
    expect(german.map(([path]) => path)).toEqual([...english.keys()]);
    const same = german.filter(([path, text]) => english.get(path) === text);
    expect(same).toEqual([]);
  });

  it('lose no number, sum or name', () => {
    const holes = (text = ''): string[] => [...text.matchAll(/<\d>/g)].map(String).sort();
    for (const [path, text] of german)
      expect(holes(text))
        .withContext(path)
        .toEqual(holes(english.get(path)));
  });

  it('write money and days as German does', () => {
    const { price, day, date } = mailLanguage('de');
    expect(price({ minor: 4230, currency: 'EUR' })).toBe('42,30\u00a0€');
    expect(day('2026-11-24')).toBe('Dienstag, 24. November');
    expect(date('2026-11-24')).toBe('24. November');
  });

  it('are English for who reads a language that we write no mails in', () => {
    expect(mailLanguage('fr').words).toBe(ENGLISH);
  });
});
