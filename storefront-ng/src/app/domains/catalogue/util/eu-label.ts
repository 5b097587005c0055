import type { ProductDetail, VariantDto } from '@green-apple/contracts-http';
import { byWeight, referenceIntakePercent, servingsPerDay } from '@green-apple/domain-catalog';
import { otherLanguage } from '../../shared/util-language/text-language.ts';
import type { Words } from '../../shared/util-language/words.ts';
import { sizeName } from '../../shared/util-words/size-words.ts';
import { blendWords } from './facts-words.ts';
import { isNutrient, nutrientName } from './nutrient-name.ts';

type FactsRow = ProductDetail['facts']['rows'][number];

/** A line of the label as the EU asks for it. */
export interface EuLabelRow {
  readonly name: string;
  /** Of the name, where it is in another language than the page. */
  readonly lang: string | null;
  readonly source: string | null;
  /** "400 µg" */
  readonly amount: string;
  /** Of the nutrient reference value; null where there is none. */
  readonly percent: number | null;
}

export interface EuLabel {
  /** "Per daily dose (2 × 1 scoop)", "Per serving (1 bar)" */
  readonly per: string;
  readonly rows: readonly EuLabelRow[];
  /** True for what is taken beside food, and none for food and for animals. */
  readonly isSupplement: boolean;
}

const FOOD: readonly string[] = ['tea', 'bar'];
const KILOJOULES = 4.184;
/** Salt is sodium times 2.5: regulation (EU) no 1169/2011, annex I, no. 11. */
const SALT = 2.5;
/** An American label counts folate in equivalents of 0.6 µg folic acid each. */
const FOLIC_ACID = 1 / 1.7;

const SIGNS: Readonly<Record<string, string>> = { mcg: 'µg' };
const amountOf = (amount: number, unit: string, words: Words): string =>
  `${words.figure(amount)}\u00a0${SIGNS[unit] ?? unit}`;

/** What the EU calls it, and counts it in. */
function inEuTerms(
  row: FactsRow,
  times: number,
  words: Words,
): Pick<EuLabelRow, 'name' | 'amount'> {
  const { amount, unit } = byWeight({ ...row, amount: row.amount * times });
  const said = (weight: number, counted = unit): string => amountOf(weight, counted, words);
  switch (row.name) {
    case 'Calories':
      return {
        name: 'Energy',
        amount: `${said(Math.round(amount * KILOJOULES), 'kJ')} / ${said(amount, 'kcal')}`,
      };
    case 'Total fat':
      return { name: 'Fat', amount: said(amount) };
    case 'Total carbohydrate':
      return { name: 'Carbohydrate', amount: said(amount) };
    case 'Dietary fiber':
      return { name: 'Fibre', amount: said(amount) };
    case 'Sodium':
      return { name: 'Salt', amount: said((amount * SALT) / 1000, 'g') };
    case 'Folate (DFE)':
      return { name: 'Folic acid', amount: said(Math.round(amount * FOLIC_ACID)) };
    default:
      return { name: row.name, amount: said(amount) };
  }
}

const rowIn = (words: Words, { name, amount }: ReturnType<typeof inEuTerms>) => ({
  name: nutrientName(name, words),
  lang: isNutrient(name) ? null : otherLanguage(undefined, words),
  amount,
});

/** The amounts of a day's dose beside the reference values, as directive 2002/46/EC, article 8, asks. */
export function euLabel(
  {
    facts,
    form,
    category,
  }: Pick<ProductDetail, 'facts' | 'form'> & {
    readonly category: Pick<ProductDetail['category'], 'slug' | 'parentSlug'>;
  },
  variant: Pick<VariantDto, 'count' | 'daysOfSupply'>,
  words: Words,
): EuLabel {
  const forAnimals = [category.slug, category.parentSlug].includes('pets');
  const isSupplement = !forAnimals && !FOOD.includes(form);
  const times = isSupplement ? servingsPerDay(variant, facts.unitsPerServing) : 1;
  const serving = sizeName(facts.servingSize, words);
  const dose = times === 1 ? serving : `${times} × ${serving}`;
  return {
    per: words.say(isSupplement ? 'Per daily dose ({dose})' : 'Per serving ({dose})', { dose }),
    isSupplement,
    rows: facts.rows.map((row) => ({
      ...rowIn(words, inEuTerms(row, times, words)),
      source: row.parts ? blendWords(row.parts) : row.source,
      percent: forAnimals ? null : referenceIntakePercent({ ...row, amount: row.amount * times }),
    })),
  };
}
