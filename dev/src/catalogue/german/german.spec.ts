import { diseaseClaims, translationFaults, type Texts } from '@green-apple/domain-catalog';
import { CATEGORIES } from '../assortment/categories.ts';
import { FORMULAS } from '../assortment/formulas.ts';
import { generateCatalogue } from '../generate.ts';
import { CURATED } from '../line-up.ts';
import { GERMAN_FORMULAS } from './formulas.ts';
import { GERMAN_CATEGORIES } from './frame.ts';

const entries = [...generateCatalogue({ products: CURATED + 40 })];
const translated = entries.flatMap((entry) =>
  entry.german ? [{ ...entry, german: entry.german }] : [],
);

describe('the assortment in German', () => {
  it('is a good part of what was curated, and the rest is shown in English', () => {
    expect(translated.length).toBeGreaterThan(CURATED / 6);
    expect(translated.length).toBeLessThan(CURATED);
    expect(translated.every(({ index }) => index < CURATED)).toBeTrue();
  });

  it('fits what it translates, and promises nothing about diseases', () => {
    for (const { product, german } of translated) {
      const { title, subtitle, summary, benefits } = product;
      const base: Texts = { title, subtitle, summary, benefits };
      expect(translationFaults('product', base, german))
        .withContext(title)
        .toEqual([]);
      for (const text of Object.values(german).flat())
        expect(diseaseClaims(text, 'de')).withContext(text).toEqual([]);
    }
  });

  it('names amounts as Germans write them, and leaves no gap', () => {
    for (const { german } of translated)
      expect(Object.values(german).flat().join(' ')).not.toMatch(/[{}]| {2}|mcg|\bIU\b/);
  });

  it('is of recipes and shelves that there are', () => {
    const keys = new Set(FORMULAS.map(({ key }) => key));
    expect(Object.keys(GERMAN_FORMULAS).filter((key) => !keys.has(key))).toEqual([]);
    const slugs = new Set(CATEGORIES.map(({ slug }) => slug));
    expect(Object.keys(GERMAN_CATEGORIES).filter((slug) => !slugs.has(slug))).toEqual([]);
  });
});
