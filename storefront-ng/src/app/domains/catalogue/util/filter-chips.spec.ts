import { filterChips } from './filter-chips.ts';
import { readSelection, toQueryParams } from './list-selection.ts';

const selection = (query: string) => readSelection(new URLSearchParams(query));
const labels = (query: string) => filterChips(selection(query), []).map((chip) => chip.label);

describe('the filters above a list', () => {
  it('are named in the words shoppers use', () => {
    expect(labels('diet=gelatine-free&without=tree nuts&minPrice=1000&maxPrice=1999')).toEqual([
      'Without gelatine',
      'Without tree nuts',
      '$10 to $20',
    ]);
  });

  it('say open ends of a price as people do', () => {
    expect(labels('minPrice=0&maxPrice=999')).toEqual(['Under $10']);
    expect(labels('minPrice=5000')).toEqual(['$50 and over']);
  });

  it('take themselves back and nothing else', () => {
    const [vegan] = filterChips(selection('diet=vegan&diet=keto&onSale=true'), []);
    expect(vegan && toQueryParams(vegan.without)).toEqual({ diet: ['keto'], onSale: 'true' });
  });

  it('use the name a brand has in the facet', () => {
    const facet = {
      name: 'brand' as const,
      label: 'Brand',
      values: [{ value: 'old-orchard', label: 'Old Orchard', count: 3, selected: true }],
    };
    expect(filterChips(selection('brand=old-orchard'), [facet])[0]?.label).toBe('Old Orchard');
  });
});
