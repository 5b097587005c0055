import type { Facet } from '@green-apple/contracts-http';
import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';
import { filterChips } from './filter-chips.ts';
import { readSelection, toQueryParams } from './list-selection.ts';

const selection = (query: string) => readSelection(new URLSearchParams(query));
const chips = (query: string, facets: readonly Facet[] = []) =>
  filterChips(selection(query), facets, 'USD', ENGLISH);
const labels = (query: string) => chips(query).map((chip) => chip.label);

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
    const [vegan] = chips('diet=vegan&diet=keto&onSale=true');
    expect(vegan && toQueryParams(vegan.without)).toEqual({ diet: ['keto'], onSale: 'true' });
  });

  it('use the name a brand has in the facet', () => {
    const facet = {
      name: 'brand' as const,
      label: 'Brand',
      values: [{ value: 'old-orchard', label: 'Old Orchard', count: 3, selected: true }],
    };
    expect(chips('brand=old-orchard', [facet])[0]?.label).toBe('Old Orchard');
  });

  it('are named in German where the page is', () => {
    const steeped: Facet = {
      name: 'attribute',
      code: 'steep',
      label: 'Ziehzeit',
      unit: 'Minuten',
      values: [{ value: '2.5..5', label: '2.5 to under 5 minutes', count: 3, selected: true }],
    };
    const query =
      'form=capsule&without=tree nuts&attr=steep:2.5..5&minPrice=1000&maxPrice=1999&minRating=4.5&inStock=true';
    const german = filterChips(selection(query), [steeped], 'EUR', new Words('de', GERMAN));
    expect(german.map(({ label }) => label)).toEqual([
      'Kapseln',
      'Ohne Schalenfrüchte',
      'Ziehzeit: 2,5 bis unter 5 Minuten',
      '10\u00a0€ bis 20\u00a0€',
      'Bewertet mit 4,5 oder mehr',
      'Vorrätig',
    ]);
  });
});
