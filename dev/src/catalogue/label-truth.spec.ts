import {
  QUESTION_LENGTH,
  diseaseClaims,
  factsFaults,
  missingWarnings,
  textFindings,
} from '@green-apple/domain-catalog';
import { CAUTIONS } from './assortment/cautions.ts';
import { categoryId, generateCatalogue } from './generate.ts';

const usual = [...generateCatalogue({ products: 480 })].map(({ product }) => product);
const tail = [...generateCatalogue({ products: 2000 })].slice(480).map(({ product }) => product);
const all = [...usual, ...tail];
const insideOf = (product: (typeof all)[number]): string =>
  [
    ...product.facts.rows.map((row) => `${row.name} ${row.source ?? ''}`),
    ...product.facts.otherIngredients,
  ].join('; ');

describe('the facts table', () => {
  it('prints the daily value of the amount that stands beside it', () => {
    const perUnit: Readonly<Record<string, number>> = {
      'Vitamin C': 90,
      'Vitamin D': 20,
      Magnesium: 420,
      Zinc: 11,
      Iron: 18,
      Calcium: 1300,
      'Vitamin B12': 2.4,
      Iodine: 150,
      Selenium: 55,
      Protein: 50,
    };
    let checked = 0;
    for (const { title, facts } of all.filter((one) => one.facts.dailyValuesFor === undefined))
      for (const row of facts.rows) {
        const value = perUnit[row.name];
        if (value === undefined) continue;
        checked++;
        expect(row.dailyValuePercent)
          .withContext(`${title}: ${row.name}`)
          .toBe(Math.round((row.amount / value) * 100));
      }
    expect(checked).toBeGreaterThan(500);
  });

  it('says whom its daily values are for where they are not those of everybody', () => {
    const prenatal = usual.filter(({ facts }) => facts.dailyValuesFor === 'expecting');
    expect(prenatal.length).toBeGreaterThan(2);
    const iron = prenatal.flatMap(({ facts }) => facts.rows.filter(({ name }) => name === 'Iron'));
    expect(iron.length).toBeGreaterThan(0);
    for (const { amount, dailyValuePercent } of iron)
      expect(dailyValuePercent).toBe(Math.round((amount / 27) * 100));
    for (const { title, attributes } of prenatal)
      expect(attributes['life_stage']).withContext(title).toEqual(['expecting']);
  });

  it('gives the weight of a blend and none of its parts', () => {
    const blends = all.flatMap(({ facts }) =>
      facts.rows.filter(({ parts }) => parts !== undefined),
    );
    expect(blends.length).toBeGreaterThan(2);
    for (const blend of blends) {
      expect([blend.amount, blend.unit, blend.dailyValuePercent]).toEqual([2000, 'mg', null]);
      expect(blend.parts?.map(({ name }) => name)[0]).toContain('hamomile');
    }
  });

  it('may be printed as it is', () => {
    for (const { title, facts } of all) expect(factsFaults(facts)).withContext(title).toEqual([]);
  });

  it('has positive amounts and no row twice', () => {
    for (const { title, facts } of all) {
      const names = facts.rows.map(({ name }) => name);
      expect(new Set(names).size).withContext(title).toBe(names.length);
      for (const row of facts.rows)
        expect(row.amount).withContext(`${title}: ${row.name}`).toBeGreaterThan(0);
    }
  });

  it('fits more into a spoon than is in it', () => {
    const grams = { mg: 1e-3, mcg: 1e-6, g: 1, ml: 0, IU: 0, kcal: 0, 'billion CFU': 0 };
    for (const { title, form, facts } of all.filter((product) => product.form === 'powder')) {
      const inside = facts.rows
        .filter(({ name }) => !/Calories|Total|Added|Dietary fiber/.test(name))
        .reduce((sum, row) => sum + row.amount * grams[row.unit], 0);
      expect(inside)
        .withContext(`${title} (${form})`)
        .toBeLessThanOrEqual(facts.unitsPerServing * 1.02);
    }
  });
});

describe('texts that every market reads', () => {
  // % of the daily value is of US law, NRV and reference intakes of EU law: both stand on the label, where the market is known.
  const OF_ONE_LAW = /daily values?|%\s?DV|\bRDA\b|\bNRV\b|reference intake|Referenzmenge|\bFDA\b/i;

  it('say no share of a day as one market’s law counts it', () => {
    for (const { product, german } of [...generateCatalogue({ products: 2000 })])
      for (const text of [
        product.title,
        product.subtitle,
        product.summary,
        ...product.description,
        ...product.benefits,
        product.directions,
        ...product.warnings,
        ...Object.values(german ?? {}).flat(),
      ])
        expect(text).withContext(product.title).not.toMatch(OF_ONE_LAW);
  });
});

describe('allergens and diets', () => {
  const ALLERGEN_SIGNS: readonly (readonly [RegExp, string])[] = [
    [/whey|casein/i, 'milk'],
    [/fish|cod |anchovy|salmon/i, 'fish'],
    [/krill|^Glucosamine(?!.*ferment)/i, 'shellfish'],
    [/\begg/i, 'egg'],
    [/soy (protein|lecithin|isolate)|non-GMO soy/i, 'soy'],
    [/peanut/i, 'peanuts'],
    [/almond/i, 'tree nuts'],
    [/sesame|tahini/i, 'sesame'],
    [/wheatgrass/i, 'wheat'],
    [/\boats?\b/i, 'oats'],
    [/barley|brewer/i, 'barley'],
    [/celery/i, 'celery'],
    [/mustard/i, 'mustard'],
    [/sul(ph|f)ite/i, 'sulphites'],
    [/lupin/i, 'lupin'],
    [/mussel|oyster|squid/i, 'molluscs'],
  ];

  it('names every allergen that the ingredients show', () => {
    for (const product of all)
      for (const [sign, allergen] of ALLERGEN_SIGNS)
        if (sign.test(insideOf(product)))
          expect(product.allergens as readonly string[])
            .withContext(`${product.title}: ${insideOf(product)}`)
            .toContain(allergen);
  });

  it('calls nothing vegan that came from an animal', () => {
    const animal =
      /gelatin|fish|cod|anchovy|krill|whey|casein|\begg|collagen|bovine|chicken|honey|beeswax|propolis|keratin|chondroitin|cholecalciferol(?! from lichen)/i;
    for (const product of all.filter(({ diets }) => diets.includes('vegan')))
      expect(insideOf(product)).withContext(product.title).not.toMatch(animal);
  });

  it('calls nothing gelatin-free, dairy-free, soy-free or sugar-free that is not', () => {
    const signs = {
      'gelatine-free': /gelatin/i,
      'dairy-free': /whey|casein|milk/i,
      'soy-free': /\bsoy\b/i,
      'sugar-free': /cane sugar|syrup|honey|dates|Added sugars/i,
    } as const;
    for (const product of all)
      for (const [diet, sign] of Object.entries(signs) as [keyof typeof signs, RegExp][])
        if (product.diets.includes(diet))
          expect(insideOf(product).replace('Milk thistle', ''))
            .withContext(`${product.title} ${diet}`)
            .not.toMatch(sign);
  });

  it('gives vegan brands vegan products only', () => {
    const named = usual.filter(
      ({ title, form }) => title.startsWith('Plant-Based ') && form !== 'cream',
    );
    expect(named.length).toBeGreaterThan(30);
    for (const product of named)
      expect(product.diets)
        .withContext(`${product.title}: ${insideOf(product)}`)
        .toContain('vegan');
  });
});

describe('warnings', () => {
  const RULES: readonly (readonly [RegExp, string])[] = [
    [/Iron /, CAUTIONS.iron],
    [/Vitamin K /, CAUTIONS.anticoagulant],
    [/Melatonin|Valerian/, CAUTIONS.drowsy],
    [/Psyllium/, CAUTIONS.swell],
    [/Caffeine|Guarana/, CAUTIONS.caffeine],
    [/Creatine/, CAUTIONS.hydrate],
  ];

  it('stand wherever their ingredient is', () => {
    for (const product of all.filter(({ warnings }) => !warnings.includes(CAUTIONS.pets)))
      for (const [sign, warning] of RULES)
        if (product.facts.rows.some((row) => sign.test(`${row.name} `)))
          expect(product.warnings).withContext(product.title).toContain(warning);
  });

  it('about amounts stand where the amount is large, and do not crowd a multivitamin', () => {
    const named = (title: string): readonly string[] =>
      usual.find((product) => product.title === title)?.warnings ?? [];
    expect(named('Biotin')).toContain(CAUTIONS.biotinTests);
    expect(named('Magnesium Bisglycinate')).toContain(CAUTIONS.magnesium);
    expect(named('Vitamin D3')).toContain(CAUTIONS.vitaminD);
    expect(named('Complete Multi')).not.toContain(CAUTIONS.b6);
    for (const { title, warnings } of all)
      expect(warnings.length).withContext(title).toBeLessThanOrEqual(8);
  });

  it('are those without which nothing may be published', () => {
    for (const product of all)
      expect(missingWarnings(product)).withContext(product.title).toEqual([]);
  });

  it('begin with the one about iron, which the law prescribes', () => {
    for (const { title, warnings } of all.filter((product) =>
      product.warnings.includes(CAUTIONS.iron),
    ))
      expect(warnings[0]).withContext(title).toBe(CAUTIONS.iron);
  });

  it('say that cosmetics stay outside', () => {
    for (const { title, warnings } of all.filter(({ form }) => form === 'cream'))
      expect(warnings).withContext(title).toContain(CAUTIONS.externalUse);
  });
});

describe('claims', () => {
  const DISEASE =
    /\b(cures?|treats?|treatment|prevents?|prevention|heals?|diseases?|disorders?|cancer|diabet\w*|arthrit\w*|depress\w*|anxiety|insomnia|asthma|allerg\w*|infections?|flu|colds?|virus\w*|covid|hypertension|cholesterol|inflammat\w*|dementia|alzheimer\w*|osteopor\w*|eczema|acne|psoriasis|migraine|ulcers?|ibs|pms|menopaus\w*|uti)\b/i;

  it('speak of how the body works and never of a disease', () => {
    for (const { title, claims, benefits, summary, description } of all)
      for (const text of [
        ...claims.map((claim) => claim.text),
        ...benefits,
        summary,
        ...description,
      ])
        expect(
          text.replaceAll(
            /cold(-pressed|-filtered|-water)|hot or cold| cold (water|cliffs|milk|juice|liquid|from|and|nose)|kept cold|, cold |as a treat/gi,
            '',
          ),
        )
          .withContext(title)
          .not.toMatch(DISEASE);
  });

  it('each say what they rest on', () => {
    for (const { title, claims } of all)
      for (const claim of claims) {
        expect(claim.evidence.length).withContext(title).toBeGreaterThan(10);
        expect(claim.text).withContext(title).toMatch(/\.$/);
      }
  });

  it('are made for everything that is swallowed by people', () => {
    const silent = usual.filter(
      ({ claims, form, categoryId: shelf }) =>
        form !== 'cream' && shelf !== categoryId('pets') && claims.length === 0,
    );
    expect(silent.map(({ title }) => title)).toEqual([]);
  });
});

describe('what is said of the products', () => {
  it('promises nothing about a disease, by the rule that employees are held to', () => {
    for (const { title, subtitle, summary, description, benefits, directions, claims } of all) {
      const texts = [title, subtitle, summary, ...description, ...benefits, directions];
      expect(diseaseClaims([...texts, ...claims.map(({ text }) => text)].join('\n')))
        .withContext(title)
        .toEqual([]);
    }
  });

  it('is said by buyers in words that a moderator would let through, and makes the rating', () => {
    const entries = [...generateCatalogue({ products: 480 })];
    expect(entries.filter(({ reviews }) => reviews.length >= 3).length).toBeGreaterThan(350);
    for (const { product, reviews } of entries) {
      expect(product.ratingCount).withContext(product.title).toBe(reviews.length);
      for (const { title, text } of reviews) expect(textFindings(`${title}\n${text}`)).toEqual([]);
    }
  });

  it('is asked and answered in words that a moderator would let through, and true of the label', () => {
    const entries = [...generateCatalogue({ products: 480 })];
    expect(entries.filter(({ questions }) => questions.length >= 2).length).toBeGreaterThan(100);
    for (const { product, questions } of entries)
      for (const { text, answer, buyerAnswer } of questions) {
        const shoppers = [text, buyerAnswer?.text ?? ''].join('\n');
        expect([...textFindings(shoppers), ...diseaseClaims(answer)]).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(QUESTION_LENGTH.most);
        if (text.includes('vegans') && answer.startsWith('Yes'))
          expect(product.diets).withContext(product.title).toContain('vegan');
        if (text.includes('allergens') && answer.startsWith('None'))
          expect(product.allergens).withContext(product.title).toEqual([]);
      }
  });
});
