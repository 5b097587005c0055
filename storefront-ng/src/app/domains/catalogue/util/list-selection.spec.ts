import {
  cleared,
  filterCount,
  readSelection,
  toApiQuery,
  toQueryParams,
  toggled,
  withAttribute,
  withPriceRange,
  withRating,
  withStore,
  type QueryReader,
} from './list-selection.ts';

function reader(query: string): QueryReader {
  const params = new URLSearchParams(query);
  return { get: (name) => params.get(name), getAll: (name) => params.getAll(name) };
}
const selection = (query: string) => readSelection(reader(query));
const nowhere = { category: null, goal: null };

describe('what a shopper chose on a list', () => {
  it('is read from the address bar and written back unchanged', () => {
    const query =
      'q=magnesium&diet=vegan&diet=soy-free&minPrice=1000&maxPrice=1999&onSale=true&sort=rating';
    expect(toQueryParams(selection(query))).toEqual({
      q: 'magnesium',
      diet: ['vegan', 'soy-free'],
      minPrice: '1000',
      maxPrice: '1999',
      onSale: 'true',
      sort: 'rating',
    });
  });

  it('takes values of attributes in and out', () => {
    const chosen = selection(
      'attr=shell:fish-gelatin&attr=caffeine_mg:1..50&attr=nonsense&attr=A:b',
    );
    expect(chosen.attributes).toEqual(['shell:fish-gelatin', 'caffeine_mg:1..50']);
    expect(filterCount(chosen)).toBe(2);
    const less = withAttribute(chosen, 'shell', 'fish-gelatin');
    expect(toQueryParams(less)).toEqual({ attr: ['caffeine_mg:1..50'] });
    expect(withAttribute(less, 'shell', 'fish-gelatin').attributes.length).toBe(2);
    expect(toApiQuery(less, nowhere)['attr']).toEqual(['caffeine_mg:1..50']);
  });

  it('leaves out what makes no sense instead of failing', () => {
    expect(
      toQueryParams(selection('minPrice=-5&maxPrice=cheap&sort=toString&inStock=maybe&brand=')),
    ).toEqual({});
  });

  it('counts a value once however often the address repeats it', () => {
    expect(selection('diet=vegan&diet=vegan').choices.diet).toEqual(['vegan']);
  });

  it('takes a value in and out again', () => {
    const vegan = toggled(selection('diet=keto'), 'diet', 'vegan');
    expect(vegan.choices.diet).toEqual(['keto', 'vegan']);
    expect(toggled(vegan, 'diet', 'keto').choices.diet).toEqual(['vegan']);
  });

  it('replaces one price step by another and takes the same one back', () => {
    const ten = withPriceRange(selection(''), '1000-1999');
    expect([ten.minPrice, ten.maxPrice]).toEqual([1000, 1999]);
    const over = withPriceRange(ten, '5000-');
    expect([over.minPrice, over.maxPrice]).toEqual([5000, null]);
    const none = withPriceRange(over, '5000-');
    expect([none.minPrice, none.maxPrice]).toEqual([null, null]);
  });

  it('holds one rating step and one shop, each taken back by choosing it again', () => {
    const chosen = withStore(withRating(selection(''), '4.5'), 'PDX-ELM');
    expect(toQueryParams(chosen)).toEqual({ minRating: '4.5', store: 'PDX-ELM' });
    expect(filterCount(chosen)).toBe(2);
    expect(toQueryParams(withStore(withRating(chosen, '4'), 'SEA-1'))).toEqual({
      minRating: '4',
      store: 'SEA-1',
    });
    expect(toQueryParams(withStore(withRating(chosen, '4.5'), 'PDX-ELM'))).toEqual({});
    expect(toQueryParams(selection('minRating=9&store=not a code'))).toEqual({});
  });

  it('counts a price range as one filter', () => {
    expect(
      filterCount(selection('minPrice=1&maxPrice=2&diet=vegan&brand=a&brand=b&inStock=true')),
    ).toBe(5);
  });

  it('keeps the words and the order when filters are cleared', () => {
    expect(toQueryParams(cleared(selection('q=tea&sort=newest&diet=vegan&maxPrice=900')))).toEqual({
      q: 'tea',
      sort: 'newest',
    });
  });

  it('cannot leave the goal or category of its page', () => {
    const query = toApiQuery(selection('goal=skin&diet=vegan'), {
      category: 'teas',
      goal: 'sleep',
    });
    expect(query['goal']).toEqual(['sleep']);
    expect(query['category']).toBe('teas');
    expect(toApiQuery(selection('goal=skin'), nowhere)['goal']).toEqual(['skin']);
  });
});
