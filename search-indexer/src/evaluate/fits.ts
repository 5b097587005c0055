import type { SearchDocument } from '@green-apple/search';
import type { Fits } from './judgement.ts';

const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'");
const has = (text: string, words: string): boolean => plain(text).includes(words);

/** The title says all of this. */
export const titled =
  (...words: string[]): Fits =>
  ({ title }) =>
    words.every((word) => has(title, word));

/** One of its ingredients, or what a nutrient comes as, says this. */
export const holds =
  (...names: string[]): Fits =>
  ({ ingredients }) =>
    names.some((name) => ingredients.some((ingredient) => has(ingredient, name)));

export const of =
  (brand: string): Fits =>
  ({ brandName }) =>
    plain(brandName) === brand;

export const goal =
  (name: string): Fits =>
  (product) =>
    product.goal === name;

export const form =
  (...names: string[]): Fits =>
  (product) =>
    names.includes(product.form);

export const under =
  (category: string): Fits =>
  ({ categories }) =>
    categories.includes(category);

export const diet =
  (name: string): Fits =>
  ({ diets }) =>
    diets.includes(name);

export const certified =
  (name: string): Fits =>
  ({ certificates }) =>
    certificates.includes(name);

export const allergen =
  (name: string): Fits =>
  ({ allergens }) =>
    allergens.includes(name);

export const all =
  (...conditions: Fits[]): Fits =>
  (product) =>
    conditions.every((fits) => fits(product));

export const any =
  (...conditions: Fits[]): Fits =>
  (product) =>
    conditions.some((fits) => fits(product));

export const no =
  (fits: Fits): Fits =>
  (product) =>
    !fits(product);

export const exactly =
  (title: string): Fits =>
  (product) =>
    plain(product.title) === title;

/** For people: what is made for pets answers no question of theirs. */
export const forPeople: Fits = no(under('pets'));

const withTitle = (products: readonly SearchDocument[], title: string) =>
  products.find(exactly(title));

/** The SKU or barcode of the first variant of the product with this title. */
export const skuOf = (title: string) => (products: readonly SearchDocument[]) =>
  withTitle(products, title)?.codes[0] ?? null;
export const barcodeOf = (title: string) => (products: readonly SearchDocument[]) =>
  withTitle(products, title)?.codes[1] ?? null;
