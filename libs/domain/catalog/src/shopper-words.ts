import { readExclusions } from './exclusions.ts';
import { formsNamed, namesForm, readNeeds, shelvesByAudience, type Need } from './needs.ts';
import type { Allergen, Diet, Form } from './product.ts';

/** What a shopper asked for in words, taken apart. */
export interface ShopperWords {
  /** Everything that was typed but for what is not wanted; empty when nothing else was said. */
  readonly wanted: string;
  /** What of it names things: goods, brands, ingredients. */
  readonly about: string;
  /** The same without words for a form, unless that is all there is: what a title would say. */
  readonly named: string;
  /** What somebody wants to feel; a product answers by its goal or by its text. */
  readonly needs: readonly Need[];
  /** Preferred, since who types "powder" has seen powders. */
  readonly forms: readonly Form[];
  /** Shelves that come first, since they are for whom was named. */
  readonly shelves: readonly string[];
  /** Shelves that come last, as nobody of theirs was named. */
  readonly others: readonly string[];
  /** Words no ingredient or title may have. */
  readonly unwanted: readonly string[];
  /** Vitamins that neither may name, as labels call them: "vitamin a". */
  readonly vitamins: readonly string[];
  /** Allergens that no product may contain. */
  readonly allergens: readonly Allergen[];
  /** Diets every product has to keep to. */
  readonly diets: readonly Diet[];
  /** Set when the whole input looks like a SKU or barcode. */
  readonly code: string | null;
}

const CODE = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}_-]{3,39}$/u;

/** Diets that are one word; they are kept to, not merely looked for. */
const DIET_WORDS: Readonly<Record<string, Diet>> = {
  vegan: 'vegan',
  'plant-based': 'vegan',
  vegetarian: 'vegetarian',
  veggie: 'vegetarian',
  keto: 'keto',
  ketogenic: 'keto',
};

/** Words that say "a product of this shop" and no more. */
const ANY_PRODUCT = new Set(['supplement', 'supplements', 'product', 'products', 'brand']);

/** Words that ask without saying for what. */
const ASKING = new Set([
  ...['something', 'anything', 'stuff', 'things', 'one', 'some', 'any', 'good', 'best', 'please'],
  ...['i', 'me', 'my', 'want', 'need', 'looking', 'buy', 'for', 'the', 'with', 'of', 'that', 'is'],
]);

/**
 * Reads "something for sleep without melatonin". Pure; nothing of the input becomes syntax. In another language than
 * the catalogue's own, which `locale` names, words are taken as names of things: we know no needs in it.
 */
export function readShopperWords(q: string, locale?: string): ShopperWords {
  const typed = q.replace(/[’‘]/gu, "'").trim();
  if (locale !== undefined) return plainWords(typed.replace(/\s+/gu, ' '), locale);
  const { rest, words: unwanted, vitamins, allergens, diets } = readExclusions(typed);
  const wanted = rest
    // The article, but not the vitamin, and not the cold.
    .replace(/(?<!\bvit(?:amin)?\s)\ba\s(?!cold\b)/giu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const all = wanted.split(' ').filter(Boolean);
  const diet = (word: string) => DIET_WORDS[word.toLowerCase()];
  const kept = all.flatMap((word) => diet(word) ?? []);
  const { needs, left } = readNeeds(all.filter((word) => !diet(word)));
  const naming = left.filter((word) => !ANY_PRODUCT.has(word.toLowerCase()));
  const asking = naming.every((word) => ASKING.has(word.toLowerCase()));
  const without = [unwanted, vitamins, allergens, diets];
  const elsewhere = [needs, kept, ...without].some(({ length }) => length > 0);
  const asked = !asking ? naming.join(' ') : elsewhere ? '' : wanted;
  const audience = shelvesByAudience(all);
  return {
    wanted,
    about: asked,
    named: withoutForms(asked) || asked,
    needs,
    forms: formsNamed(all),
    shelves: audience.named,
    others: audience.others,
    unwanted,
    vitamins,
    allergens,
    diets: [...diets, ...kept],
    code: CODE.test(wanted) ? wanted : null,
  };
}

function plainWords(wanted: string, locale: string): ShopperWords {
  const audience = shelvesByAudience(wanted.split(' '), locale);
  return {
    wanted,
    about: wanted,
    named: wanted,
    needs: [],
    forms: [],
    shelves: audience.named,
    others: audience.others,
    unwanted: [],
    vitamins: [],
    allergens: [],
    diets: [],
    code: CODE.test(wanted) ? wanted : null,
  };
}

const withoutForms = (text: string): string =>
  text
    .split(' ')
    .filter((word) => !namesForm(word))
    .join(' ');
