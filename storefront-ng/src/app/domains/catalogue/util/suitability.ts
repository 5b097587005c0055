import type { ProductDetail } from '@green-apple/contracts-http';
import {
  CERTIFICATE_LABELS,
  DIET_LABELS,
  namedAllergens,
  type LabelLaw,
} from '@green-apple/domain-catalog';
import type { PlainText, Words } from '../../shared/util-language/words.ts';
import { termName } from '../../shared/util-words/term-name.ts';

export interface Suitability {
  readonly diets: readonly string[];
  /** Said of it, with nothing on record to show for it. */
  readonly words: readonly string[];
  /** "Contains milk and soy.", or that there is none of those the law names. */
  readonly allergens: string;
  readonly hasAllergens: boolean;
}

const NONE: Readonly<Record<LabelLaw, PlainText>> = {
  us: 'None of the nine major allergens is an ingredient.',
  eu: 'None of the fourteen allergens that EU law names is an ingredient.',
};

/** For whom a product is, in labels and one sentence about allergens by the law of its label. */
export function suitability(
  product: Pick<
    ProductDetail,
    'allergens' | 'diets' | 'certificates' | 'certificateRecords'
  > | null,
  law: LabelLaw,
  words: Words,
): Suitability {
  const allergens = allergenNames(product?.allergens ?? [], law, words);
  return {
    diets: (product?.diets ?? []).map((diet) => termName(DIET_LABELS, diet, words)),
    words: (product?.certificates ?? [])
      .filter((one) => !product?.certificateRecords.some(({ kind }) => kind === one))
      .map((one) => termName(CERTIFICATE_LABELS, one, words)),
    allergens:
      allergens.length === 0
        ? words.say(NONE[law])
        : words.say('Contains {names}.', { names: words.list(allergens) }),
    hasAllergens: allergens.length > 0,
  };
}

function allergenNames(allergens: readonly string[], law: LabelLaw, words: Words): string[] {
  const { cereals, names, others } = namedAllergens(allergens, law);
  const grains = cereals.map((name) => words.say(name)).join(', ');
  return [
    ...(grains === '' ? [] : [words.say('cereals containing gluten ({names})', { names: grains })]),
    ...names.map((name) => words.say(name)),
    ...others,
  ];
}
