import { buildFacetBody } from '../bodies/build-facet-body.ts';
import { buildPageBody } from '../bodies/build-page-body.ts';
import { buildSpellingBody, rareWords, unknownWords } from '../bodies/build-spelling-body.ts';
import { buildSuggestBody } from '../bodies/build-suggest-body.ts';
import { inMarket } from '../document/in-market.ts';
import { inLocale } from './in-locale.ts';

const QUERY = { q: 'title text', limit: 24 };

describe('a request in another language', () => {
  it('is the same as ever in the language of the catalogue', () => {
    for (const body of [
      buildPageBody(QUERY),
      buildFacetBody(QUERY),
      buildSuggestBody('mag', 'names'),
      buildSpellingBody(unknownWords('magnesum')),
    ]) {
      expect(inLocale(body, undefined)).toBe(body);
      expect(inLocale(body, 'en')).toBe(body);
    }
  });

  it('asks the words of the language; what was typed stays as it was typed', () => {
    const body = {
      query: {
        bool: {
          must: [
            { match: { text: { query: 'text', operator: 'and' } } },
            { match: { 'names.joined': { query: 'title' } } },
            { match_bool_prefix: { names: { query: 'names' } } },
            { match_phrase: { title: { query: 'title' } } },
            { term: { 'title.exact': { value: 'title' } } },
            { multi_match: { query: 'title', fields: ['title', 'ingredients'] } },
          ],
          filter: [
            { term: { codes: { value: 'text' } } },
            { match: { brandName: { query: 'x' } } },
          ],
        },
      },
    };
    expect(inLocale(body, 'de')).toEqual({
      query: {
        bool: {
          must: [
            { match: { 'words.de.text': { query: 'text', operator: 'and' } } },
            { match: { 'words.de.names.joined': { query: 'title' } } },
            { match_bool_prefix: { 'words.de.names': { query: 'names' } } },
            { match_phrase: { 'words.de.title': { query: 'title' } } },
            { term: { 'words.de.title.exact': { value: 'title' } } },
            { multi_match: { query: 'title', fields: ['words.de.title', 'ingredients'] } },
          ],
          filter: [
            { term: { codes: { value: 'text' } } },
            { match: { brandName: { query: 'x' } } },
          ],
        },
      },
    });
  });

  it('is answered with what cards say in it, of the market that is asked', () => {
    const body = inMarket(inLocale(buildPageBody({ limit: 1 }), 'fr'), 'EU');
    expect(body['docvalue_fields']).toEqual(['elsewhere.EU.card', 'words.fr.cardWords']);
  });

  it('completes and corrects by words of the language', () => {
    const body = inMarket(inLocale(buildSuggestBody('ma', 'title'), 'de'), 'EU');
    expect(body['docvalue_fields']).toEqual(['words.de.hint']);
    expect(JSON.stringify(body['query'])).toContain('"analyzer":"product_de"');
    expect(inLocale(buildSpellingBody(rareWords('title')), 'de')['suggest']).toEqual({
      text: 'title',
      words: { term: jasmine.objectContaining({ field: 'words.de.spelling' }) },
    });
  });

  it('takes words as they are: no need of English is read into them', () => {
    const german = buildPageBody({ q: 'gut schlafen', limit: 24, locale: 'de' });
    expect(JSON.stringify(german)).not.toContain('"goal"');
    expect(JSON.stringify(buildPageBody({ q: 'gut', limit: 24 }))).toContain('"goal"');
  });
});
