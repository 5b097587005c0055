import { FORMS, GOALS } from '@green-apple/domain-catalog';
import { CATEGORIES } from './assortment/categories.ts';
import { BRANDS } from './assortment/brands.ts';
import { brandId, categoryId, generateCatalogue } from './generate.ts';
import type { CatalogueEntry } from './entry.ts';

const take = (
  products: number,
  options: { seed?: string; asOf?: string } = {},
): CatalogueEntry[] => [...generateCatalogue({ products, ...options })];

describe('the catalogue', () => {
  const usual = take(480);

  it('is the same every time it is generated', () => {
    expect(take(60)).toEqual(take(60));
  });

  it('keeps its first products when it grows', () => {
    expect(take(120).slice(0, 60)).toEqual(take(60));
  });

  it('keeps its ids when the day or the seed changes, so that seeding again adds nothing', () => {
    const ids = (entries: CatalogueEntry[]): string[] =>
      entries.flatMap(({ product, variants, lots }) =>
        [
          product.id,
          product.slug,
          ...variants.map(({ variant }) => variant.sku),
          ...new Set(lots.map(({ locationId }) => locationId)).keys(),
        ].slice(0, 2),
      );
    expect(ids(take(80, { asOf: '2027-05-05', seed: 'other' }))).toEqual(ids(take(80)));
  });

  it('has 480 products by default', () => {
    expect([...generateCatalogue()].length).toBe(480);
  });

  it('puts something on every shelf, for every goal, in every form and from every brand', () => {
    const shelves = CATEGORIES.filter(({ parent }) => parent !== null).map(({ slug }) =>
      categoryId(slug),
    );
    const seen = (pick: (entry: CatalogueEntry) => string): Set<string> => new Set(usual.map(pick));
    expect([...seen((e) => e.product.categoryId)].sort()).toEqual(shelves.sort());
    expect([...seen((e) => e.product.goal)].sort()).toEqual([...GOALS].sort());
    expect([...seen((e) => e.product.form)].sort()).toEqual([...FORMS].sort());
    expect([...seen((e) => e.product.brandId)].sort()).toEqual(
      Object.values(BRANDS)
        .map(({ slug }) => brandId(slug))
        .sort(),
    );
  });

  it('reads like a shop: no gaps in sentences, no word twice in a title', () => {
    for (const { product } of usual) {
      const text = [
        product.title,
        product.subtitle,
        product.summary,
        product.directions,
        ...product.description,
        ...product.benefits,
        ...product.warnings,
      ];
      for (const line of text) {
        expect(line)
          .withContext(product.title)
          .not.toMatch(/\{|\}|undefined|NaN| {2}|\s[.,]|\.\./);
        expect(line.trim()).withContext(product.title).toBe(line);
        expect(line).withContext(product.title).not.toBe('');
      }
      const words = product.title
        .toLowerCase()
        .split(/[^\p{L}\d]+/u)
        .filter((word) => word.length > 2);
      expect(new Set(words).size).withContext(product.title).toBe(words.length);
    }
  });

  it('describes no two products in the same words', () => {
    expect(new Set(usual.map(({ product }) => product.description.join('\n'))).size).toBe(480);
  });

  it('keeps titles, addresses, article numbers and barcodes apart among 10,000 products', () => {
    const seen = {
      titles: new Set(),
      slugs: new Set(),
      skus: new Set(),
      barcodes: new Set(),
      ids: new Set(),
    };
    let variantCount = 0;
    for (const { product, variants } of generateCatalogue({ products: 10_000 })) {
      seen.titles.add(product.title);
      seen.slugs.add(product.slug);
      seen.ids.add(product.id);
      expect(product.title.length).toBeLessThanOrEqual(120);
      for (const { variant } of variants) {
        seen.skus.add(variant.sku);
        seen.barcodes.add(variant.barcode);
        seen.ids.add(variant.id);
        variantCount++;
      }
    }
    expect(seen.titles.size).toBe(10_000);
    expect(seen.slugs.size).toBe(10_000);
    expect(seen.skus.size).toBe(variantCount);
    expect(seen.barcodes.size).toBe(variantCount);
    expect(seen.ids.size).toBe(10_000 + variantCount);
  });

  it('gives every address in letters, digits and hyphens', () => {
    for (const { product } of usual) expect(product.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
