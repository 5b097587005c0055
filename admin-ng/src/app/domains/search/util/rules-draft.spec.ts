import type { MerchandisingRuleDto, SearchRulesPage } from '@green-apple/contracts-http';
import { fromDraft, listsOf, placeLabel, synonymFaults, toDraft } from './rules-draft.ts';

const rule = (changes: Partial<MerchandisingRuleDto>): MerchandisingRuleDto => ({
  query: 'sleep',
  category: null,
  action: 'pin',
  productId: '0190b3c4-0000-7000-8000-000000000001',
  from: null,
  until: null,
  ...changes,
});
const PAGE: SearchRulesPage = {
  version: 3,
  synonyms: ['kids, children', 'nightcap => melatonin'],
  merchandising: [rule({}), rule({ query: null, category: 'teas' })],
  titles: {},
  history: [],
};

describe('the rules of search while they are edited', () => {
  it('come back as they were', () => {
    expect(fromDraft(toDraft(PAGE))).toEqual({
      synonyms: PAGE.synonyms,
      merchandising: PAGE.merchandising,
    });
  });

  it('drop empty lines, and name those that make no sense by their number', () => {
    const synonyms = 'kids, children\n\n  alone \n';
    expect(fromDraft({ synonyms, merchandising: [] }).synonyms).toEqual([
      'kids, children',
      'alone',
    ]);
    expect(synonymFaults(synonyms)).toEqual([jasmine.stringContaining('Line 3: At least two')]);
  });

  it('name the lists they are about', () => {
    expect(listsOf(toDraft(PAGE))).toEqual({
      queries: ['sleep', 'kids', 'nightcap'],
      categories: ['teas'],
    });
    expect(PAGE.merchandising.map(placeLabel)).toEqual(['for “sleep”', 'in teas']);
  });
});
