import { buildSuggestBody } from './build-suggest-body.ts';

const STEPS = ['title', 'names', 'nearly'] as const;

describe('the request behind the search box', () => {
  it('takes what stands highest, so that it costs the same however many match', () => {
    for (const step of STEPS) {
      const body = buildSuggestBody('mag', step);
      expect(body['sort']).toEqual([{ standing: 'desc' }, { tie: 'asc' }]);
      expect(Object.keys(body)).not.toContain('aggs');
      expect(JSON.stringify(body)).not.toContain('function_score');
    }
  });

  it('forgives typing in its last step only', () => {
    const fuzzy = STEPS.filter((step) =>
      JSON.stringify(buildSuggestBody('mag', step)).includes('fuzziness'),
    );
    expect(fuzzy).toEqual(['nearly']);
  });

  it('reads completions, categories and brands off the products, by one column of theirs', () => {
    expect(buildSuggestBody('mag', 'names')['docvalue_fields']).toEqual(['hint']);
    expect(buildSuggestBody('mag', 'names', true)['docvalue_fields']).toEqual([
      'card',
      'phrases',
      'categoryFacet',
      'brandFacet',
    ]);
  });

  it('asks an index of another release for nothing that it may not have', () => {
    expect(buildSuggestBody('mag', 'names', true)['sort']).toEqual([
      { standing: 'desc' },
      { id: 'asc' },
    ]);
  });

  it('puts what was typed into value positions only', () => {
    for (const step of STEPS) {
      const text = JSON.stringify(buildSuggestBody('mag* OR title:x', step));
      expect(text).toMatch(/"(query|value)":"mag\* OR title:x"/);
      expect(text).not.toMatch(/query_string|regexp|wildcard/);
    }
  });
});
