import { GERMAN } from './german/index.ts';
import { otherLanguage, textLanguage } from './text-language.ts';
import { ENGLISH, Words } from './words.ts';

describe('a text of the catalogue', () => {
  const German = new Words('de', GERMAN);
  const translation = { locale: 'de', fields: ['title'] };

  it('names its language where the words around it are in another one', () => {
    expect(textLanguage(translation, 'title', German)).toBeNull();
    expect(textLanguage(translation, 'summary', German)).toBe('en');
    expect(textLanguage(undefined, 'title', German)).toBe('en');
  });

  it('does so where the shop itself speaks English', () => {
    const french = { locale: 'fr', fields: ['title'] };
    expect(textLanguage(french, 'title', ENGLISH)).toBe('fr');
    expect(textLanguage(french, 'summary', ENGLISH)).toBeNull();
    expect([otherLanguage('fr', ENGLISH), otherLanguage(undefined, ENGLISH)]).toEqual(['fr', null]);
  });
});
