import type { PlainText, Words } from '../../shared/util-language/words.ts';

/** What the law knows by one name in each language. */
const NUTRIENTS: ReadonlySet<string> = new Set([
  'Energy',
  'Fat',
  'Saturated fat',
  'Carbohydrate',
  'Sugars',
  'Total sugars',
  'Fibre',
  'Protein',
  'Salt',
  'Vitamin A',
  'Vitamin B6',
  'Vitamin B12',
  'Vitamin C',
  'Vitamin D',
  'Vitamin D2',
  'Vitamin D3',
  'Vitamin E',
  'Vitamin K',
  'Vitamin K1',
  'Vitamin K2',
  'Thiamin',
  'Riboflavin',
  'Niacin',
  'Folic acid',
  'Folate',
  'Biotin',
  'Pantothenic acid',
  'Choline',
  'Potassium',
  'Chloride',
  'Calcium',
  'Phosphorus',
  'Magnesium',
  'Iron',
  'Zinc',
  'Copper',
  'Manganese',
  'Fluoride',
  'Selenium',
  'Chromium',
  'Molybdenum',
  'Iodine',
] satisfies PlainText[]);

export const isNutrient = (name: string): name is PlainText => NUTRIENTS.has(name);

/** What a row of a label is called; an extract or a herb as it was written. */
export const nutrientName = (name: string, words: Words): string =>
  isNutrient(name) ? words.say(name) : name;
