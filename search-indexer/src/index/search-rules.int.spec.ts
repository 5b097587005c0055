import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import type { MerchandisingRule, SearchRules } from '@green-apple/domain-catalog';
import type { ElasticsearchProductSearch } from '@green-apple/search';
import { NOW, SearchShelf, idOf } from '../testing/search-shelf.ts';

describe('the product index by rules of employees', () => {
  const shelf = new SearchShelf();
  const { titles } = shelf;
  beforeAll(() => shelf.fill());
  afterAll(() => shelf.close());

  const ruled = (rules: Partial<SearchRules>) => shelf.searching(rules);
  const place = (
    action: MerchandisingRule['action'],
    title: string,
    list: Partial<MerchandisingRule>,
  ): MerchandisingRule => ({
    query: null,
    category: null,
    action,
    productId: idOf(title),
    from: null,
    until: null,
    ...list,
  });
  const shown = async (search: ElasticsearchProductSearch, query: Partial<ListProductsQuery>) =>
    (await search.list({ limit: 24, ...query }, NOW)).items.map(({ title }) => title);

  it('pins, hides and moves products for what is typed', async () => {
    const list = { query: 'vitamin' };
    expect(
      await shown(ruled({ merchandising: [place('pin', 'Zinc Lozenges', list)] }), {
        q: 'vitamin',
      }),
    ).toEqual(['Zinc Lozenges', ...(await titles({ q: 'vitamin' }))]);
    const [first = '', ...others] = await titles({ q: 'vitamin' });
    const hidden = ruled({ merchandising: [place('hide', first, list)] });
    const { items, total } = await hidden.list({ q: 'vitamin', limit: 24 }, NOW);
    expect([items.map(({ title }) => title), total]).toEqual([others, others.length]);
    const buried = ruled({ merchandising: [place('bury', first, list)] });
    expect(await shown(buried, { q: 'vitamin' })).toEqual([...others, first]);
  });

  it('moves products in a category, and pages without a gap or a repeat', async () => {
    const list = { category: 'supplements' };
    const search = ruled({
      merchandising: [
        place('pin', 'Zinc Lozenges', list),
        place('boost', 'Pea Protein', list),
        place('bury', 'Magnesium Glycinate', list),
      ],
    });
    const whole = await shown(search, { category: 'supplements' });
    expect([whole[0], whole[1], whole.at(-1)]).toEqual([
      'Zinc Lozenges',
      'Pea Protein',
      'Magnesium Glycinate',
    ]);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: ProductList = await search.list(
        { category: 'supplements', limit: 3, ...(cursor === undefined ? {} : { cursor }) },
        NOW,
      );
      paged.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it('does not pin what a shopper has ruled out', async () => {
    const search = ruled({
      merchandising: [place('pin', 'Whey Protein', { query: 'protein' })],
    });
    expect(await shown(search, { q: 'protein', without: ['milk'] })).toEqual(['Pea Protein']);
  });

  it('finds by synonyms of theirs', async () => {
    expect(await titles({ q: 'snoozer' })).toEqual([]);
    expect(await shown(ruled({ synonyms: ['snoozer => calm tea'] }), { q: 'snoozer' })).toEqual([
      'Calm Tea',
    ]);
  });
});
