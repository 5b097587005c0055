import { ALLERGENS, DIETS } from '@green-apple/domain-catalog';

/** What a shopper asked for in words, taken apart. */
export interface ShopperWords {
  /** What the product should be about. */
  readonly wanted: string;
  /** Words no ingredient or title may have. */
  readonly unwanted: readonly string[];
  /** Allergens that were named after "without". */
  readonly allergens: readonly string[];
  /** Diets that were named the other way round: "without gluten". */
  readonly diets: readonly string[];
  /** Set when the whole input looks like a SKU or barcode. */
  readonly code: string | null;
}

const WITHOUT =
  /\bwithout\s+(?:any\s+)?([\p{L}\p{N}-]+(?:\s*(?:,|\bor\b|\band\b)\s*[\p{L}\p{N}-]+)*)/giu;
const CODE = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}_-]{3,39}$/u;

function dietWithout(word: string): string | undefined {
  const spelled = word === 'gelatin' ? 'gelatine' : word === 'lactose' ? 'dairy' : word;
  return DIETS.find((diet) => diet === `${spelled}-free`);
}

/** "tree nuts" is named by "nuts" as well, "peanuts" by "peanut". */
function allergensNamed(word: string): string[] {
  return ALLERGENS.filter((allergen) =>
    allergen.split(' ').some((part) => part === word || part === `${word}s`),
  );
}

/** Reads "something for sleep without melatonin". Pure; nothing of the input becomes syntax. */
export function readShopperWords(q: string): ShopperWords {
  const named: string[] = [];
  const wanted = q
    .replace(WITHOUT, (_, list: string) => {
      named.push(...list.toLowerCase().split(/\s*(?:,|\bor\b|\band\b)\s*/u));
      return ' ';
    })
    // The article, but not the vitamin.
    .replace(/(?<!\bvit(?:amin)?\s)\ba\s/giu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const diets: string[] = [];
  const allergens: string[] = [];
  const unwanted: string[] = [];
  for (const word of named.filter(Boolean)) {
    const diet = dietWithout(word);
    const known = allergensNamed(word);
    if (known.length > 0) allergens.push(...known);
    else if (diet) diets.push(diet);
    else unwanted.push(word);
  }
  return { wanted, unwanted, allergens, diets, code: CODE.test(wanted) ? wanted : null };
}
