import { ListProductsQuery, SuggestQuery } from '@green-apple/contracts-http';
import type { CatalogueFacts } from './catalogue-facts.ts';
import { seeded } from './random.ts';
import { different, drawList, drawSearch, drawTyping, listPath, mistyped } from './requests.ts';

const facts: CatalogueFacts = {
  categories: ['minerals', 'vitamins', 'herbal-teas', 'sleep-aids'],
  brands: ['orchard-lane', 'north-root'],
  goals: ['sleep', 'gut', 'energy'],
  forms: ['capsule', 'tea', 'powder'],
  diets: ['vegan', 'gluten-free'],
  certificates: ['usda-organic'],
  allergens: ['soy', 'tree nuts'],
  slugs: ['magnesium-glycinate'],
  titles: ['Magnesium Glycinate', 'Ginger Tea', 'Vitamin D3 Drops'],
  brandNames: ['Orchard Lane', 'North Root'],
  ingredients: ['Magnesium', 'Ginger root', 'Cholecalciferol'],
  skus: ['MAG-60', 'TEA-GIN-20'],
};

describe('the requests of a bench', () => {
  it('are the same for the same seed and others for another', () => {
    const drawn = (seed: number) => {
      const random = seeded(seed);
      return Array.from({ length: 20 }, () => listPath(drawList(random, facts)));
    };
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it('are what the shop understands', () => {
    const random = seeded(1);
    for (let turn = 0; turn < 500; turn++) {
      for (const request of [drawList(random, facts), drawSearch(random, facts)])
        expect(ListProductsQuery.safeParse(request).success)
          .withContext(listPath(request))
          .toBeTrue();
      for (const q of drawTyping(random, facts))
        expect(SuggestQuery.safeParse({ q }).success).withContext(q).toBeTrue();
    }
  });

  it('are thousands of different ones', () => {
    const random = seeded(2);
    const paths = different(3_000, () => listPath(drawList(random, facts)), String);
    expect(new Set(paths).size).toBe(3_000);
  });

  it('end when the catalogue holds no more of them', () => {
    expect(different(100, () => 'the only one', String)).toEqual(['the only one']);
  });

  it('are typed wrong by two letters that changed places', () => {
    const wrong = mistyped(seeded(3), 'magnesium tea');
    expect(wrong).not.toBe('magnesium tea');
    expect([...wrong].toSorted()).toEqual([...'magnesium tea'].toSorted());
    expect(mistyped(seeded(3), 'zinc')).toBe('zinc');
  });
});
