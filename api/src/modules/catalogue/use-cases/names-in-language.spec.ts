import type { CategoryDto, Facet } from '@green-apple/contracts-http';
import type { AttributeDefinition } from '@green-apple/domain-catalog';
import {
  categoriesInLanguage,
  facetsInLanguage,
  suggestionsInLanguage,
} from './names-in-language.ts';

const WORDS = { minerals: { de: { name: 'Mineralstoffe' } } };
const CATEGORY: CategoryDto = {
  id: 'c1',
  slug: 'minerals',
  name: 'Minerals',
  blurb: 'The quiet ones.',
  parentSlug: null,
};
const ORIGIN: AttributeDefinition = {
  code: 'origin',
  name: 'Origin',
  kind: 'choice',
  scope: 'product',
  multiple: false,
  filterable: true,
  unit: null,
  steps: [],
  choices: [
    { code: 'de', label: 'Germany' },
    { code: 'pe', label: 'Peru' },
  ],
  position: 0,
  version: 1,
  translations: { de: { name: 'Herkunft', 'choice.de': 'Deutschland' } },
};
const value = (code: string, label: string) => ({ value: code, label, count: 1, selected: false });

describe('names in another language', () => {
  it('say of a category which of its texts are in it', () => {
    const [german] = categoriesInLanguage([CATEGORY], 'de', WORDS);
    expect([german?.name, german?.blurb]).toEqual(['Mineralstoffe', 'The quiet ones.']);
    expect(german?.translation).toEqual({ locale: 'de', fields: ['name'] });
    const [french] = categoriesInLanguage([CATEGORY], 'fr', WORDS);
    expect([french?.name, french?.translation?.fields]).toEqual(['Minerals', []]);
  });

  it('stand on filters of categories and attributes, value by value', () => {
    const facets: Facet[] = [
      {
        name: 'category',
        label: 'Category',
        values: [value('minerals', 'Minerals'), value('teas', 'Teas')],
      },
      {
        name: 'attribute',
        code: 'origin',
        label: 'Origin',
        values: [value('de', 'Germany'), value('pe', 'Peru')],
      },
      { name: 'goal', label: 'Goal', values: [value('sleep', 'Sleep & calm')] },
    ];
    const [category, attribute, goal] = facetsInLanguage(facets, 'de', {
      categories: WORDS,
      attributes: [ORIGIN],
    });
    const shown = (facet?: Facet) => facet?.values.map(({ label, lang }) => [label, lang]);
    expect(shown(category)).toEqual([
      ['Mineralstoffe', 'de'],
      ['Teas', undefined],
    ]);
    expect([attribute?.label, attribute?.lang]).toEqual(['Herkunft', 'de']);
    expect(shown(attribute)).toEqual([
      ['Deutschland', 'de'],
      ['Peru', undefined],
    ]);
    expect(goal).toEqual(facets[2]);
  });

  it('count the ranges of a filter in their unit', () => {
    const amount: AttributeDefinition = {
      ...ORIGIN,
      code: 'brewing',
      kind: 'number',
      unit: 'minutes',
      choices: [],
      translations: { de: { unit: 'Minuten' } },
    };
    const facet: Facet = {
      name: 'attribute',
      code: 'brewing',
      label: 'Origin',
      unit: 'minutes',
      values: [value('3..5', '3 to under 5 minutes')],
    };
    const units = ['de', 'fr'].map(
      (locale) =>
        facetsInLanguage([facet], locale, { categories: {}, attributes: [amount] })[0]?.unit,
    );
    expect(units).toEqual(['Minuten', 'minutes']);
  });

  it('are suggested', () => {
    const found = suggestionsInLanguage(
      {
        products: [],
        categories: [{ slug: 'minerals', name: 'Minerals' }],
        brands: [],
        queries: [],
      },
      'de',
      { categories: WORDS, attributes: [] },
    );
    expect(found.categories).toEqual([{ slug: 'minerals', name: 'Mineralstoffe', lang: 'de' }]);
  });
});
