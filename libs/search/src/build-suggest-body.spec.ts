import { buildSuggestBody } from './build-suggest-body.ts';

describe('the request behind the search box', () => {
  it('asks for products, categories and whole queries at once', () => {
    const request = buildSuggestBody('mag');
    expect(request['size']).toBe(6);
    expect(Object.keys(request)).toContain('suggest');
    expect(request['aggs']).toEqual({
      categories: { terms: { field: 'categoryFacet', size: 20 } },
      brands: { terms: { field: 'brandFacet', size: 20 } },
    });
  });

  it('puts what was typed into value positions only', () => {
    const text = JSON.stringify(buildSuggestBody('mag* OR title:x'));
    expect(text.split('mag* OR title:x').length - 1).toBe(5);
    expect(text).not.toMatch(/query_string|regexp|wildcard/);
  });
});
