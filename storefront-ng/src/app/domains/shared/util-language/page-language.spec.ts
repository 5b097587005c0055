import { languageOfPath, pathIn } from './page-language.ts';

describe('the language of an address', () => {
  it('is the one it begins with, and else that of the catalogue', () => {
    expect(languageOfPath('/de/p/ginger-tea')).toBe('de');
    expect(languageOfPath('/fr')).toBe('fr');
    expect(languageOfPath('/p/ginger-tea')).toBe('en');
    expect(languageOfPath('/delivery-and-returns')).toBe('en');
  });

  it('is changed without a change of the page', () => {
    expect(pathIn('de', '/p/ginger-tea?size=TEA-20')).toBe('/de/p/ginger-tea?size=TEA-20');
    expect(pathIn('fr', '/de/search?q=tee')).toBe('/fr/search?q=tee');
    expect(pathIn('en', '/de/c/teas')).toBe('/c/teas');
    expect(pathIn('en', '/de')).toBe('/');
    expect(pathIn('de', '/')).toBe('/de/');
  });
});
