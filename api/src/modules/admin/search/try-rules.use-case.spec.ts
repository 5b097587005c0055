import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import { NO_RULES, type SearchRules } from '@green-apple/domain-catalog';
import { TryRulesUseCase } from './try-rules.use-case.ts';

describe('a draft of the search rules', () => {
  const asked: ListProductsQuery[] = [];
  const searchBy = ({ synonyms }: SearchRules) => ({
    list: async (query: ListProductsQuery) => {
      asked.push(query);
      const found = query.q === 'zinc' ? 1 : synonyms.length;
      return { total: found, items: [{ title: `by ${found}` }] } as unknown as ProductList;
    },
    suggest: () => Promise.reject(new Error('not asked')),
  });

  it('is compared list by list with what holds, and changes nothing', async () => {
    const draft = { synonyms: ['nightcap => sleep'], merchandising: [] };
    const { lists } = await new TryRulesUseCase(searchBy, async () => ['zinc', 'iron']).execute(
      { draft, queries: ['zinc', 'nightcap'], categories: ['teas'], frequent: true },
      NO_RULES,
      '2026-11-22T12:00:00.000Z',
    );
    expect(lists.map(({ list, changed }) => [list, changed])).toEqual([
      ['zinc', false],
      ['nightcap', true],
      ['iron', true],
      ['teas', true],
    ]);
    expect(lists[1]?.now).toEqual({ total: 0, titles: ['by 0'] });
    expect(asked.at(-1)).toEqual({ category: 'teas', limit: 8, sort: 'relevance' });
  });
});
