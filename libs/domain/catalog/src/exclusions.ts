import { ALLERGENS, DIETS, type Allergen, type Diet } from './product.ts';

/** What a shopper does not want, and the words that are left when it has been said. */
export interface Exclusions {
  readonly rest: string;
  /** Words no ingredient and no title may have. */
  readonly words: readonly string[];
  /** Names that none may have whole: of "vitamin a" neither word says it alone. */
  readonly vitamins: readonly string[];
  readonly allergens: readonly Allergen[];
  /** Diets named the other way round: "without gluten". */
  readonly diets: readonly Diet[];
}

/** Names of two words; any other thing that is not wanted is taken for one. */
const TWO_WORDS = [
  'green tea|black tea|black pepper|fish oil|palm oil|soy lecithin|cod liver|krill oil|red clover',
  'tree nuts?|lemon balm|st johns?|artificial sweeteners?|artificial colou?rs|artificial flavou?rs',
].join('|');
const VITAMIN = 'vit(?:amins?)?\\s+[a-z]\\d{0,2}';
const THING = `(?:(?:${TWO_WORDS}|${VITAMIN})\\b|[\\p{L}\\p{N}-]+)`;
const LIST_SIGN = '\\s*(?:,|\\bor\\b|\\band\\b)\\s*';
const BEFORE =
  'without|excluding|except|minus|avoiding|zero|no|free (?:of|from)|not(?! (?:too|so|very|just|only|sure|for|to|the|a)\\b)';

/** "Without a headache" names no A; "without a" does, and "without a for kids". */
const ARTICLE = '(?:any|an?|the)\\s+(?!(?:and|or|but|for|in|with)\\b)';

const WITHOUT = new RegExp(
  `\\b(?:${BEFORE})\\s+(?:${ARTICLE})*(${THING}(?:${LIST_SIGN}(?!(?:without|no)\\b)${THING})*)`,
  'giu',
);
const FREE = /\b([\p{L}]+)(-|\s)free\b(?!\s+form)/giu;
const NON = /\bnon[-\s](\p{L}+)\b/giu;

/** Words that stand before "-free" and are no ingredient. */
const FREE_OF_CARE = new Set(['cruelty', 'guilt', 'stress', 'pain', 'worry', 'hassle', 'risk']);

const OTHER_NAMES: Readonly<Record<string, string>> = {
  gelatin: 'gelatine',
  lactose: 'dairy',
  sugars: 'sugar',
  wheat: 'gluten',
};

/** What comes with a thing without being called so on the label. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  caffeine: ['guarana', 'green tea', 'sencha', 'matcha', 'mate', 'coffee'],
};

/** Vitamins that people call by their letter alone. */
const LETTER = /^[acdek]$/u;

/** Letters under which labels name more than one. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  b: ['b1', 'b2', 'b3', 'b5', 'b6', 'b7', 'b9', 'b12'],
  d: ['d2', 'd3'],
  k: ['k1', 'k2'],
};

/** How labels call the vitamin that a word names; none when it names something else. */
function vitaminsNamed(word: string): string[] {
  const [, called] = /^vit(?:amins?)?\s+(\w+)$/u.exec(word) ?? [];
  const letter = called ?? (LETTER.test(word) ? word : null);
  return letter === null ? [] : [letter, ...(KINDS[letter] ?? [])].map((one) => `vitamin ${one}`);
}

function dietWithout(word: string): Diet | undefined {
  return DIETS.find((diet) => diet === `${OTHER_NAMES[word] ?? word}-free`);
}

/** "nuts" are tree nuts and peanuts, "seafood" is all that lives in water: rather one too many left out. */
function allergensNamed(word: string): Allergen[] {
  if (word === 'seafood') return ['fish', 'shellfish', 'molluscs'];
  if (word === 'nut' || word === 'nuts') return ['tree nuts', 'peanuts'];
  return ALLERGENS.filter((allergen) => allergen === word || allergen === `${word}s`);
}

const isKnown = (word: string): boolean =>
  dietWithout(word) !== undefined || allergensNamed(word).length > 0;

/** Takes "without milk or nuts", "no melatonin", "caffeine-free" out of what was typed. Pure. */
export function readExclusions(typed: string): Exclusions {
  const named: string[] = [];
  const take = (word: string): string => {
    named.push(word.toLowerCase());
    return ' ';
  };
  const rest = typed
    .replace(WITHOUT, (_, list: string) => {
      for (const word of list.split(new RegExp(LIST_SIGN, 'iu'))) take(word);
      return ' ';
    })
    .replace(FREE, (whole, word: string, sign: string) => {
      const free = sign === '-' && !FREE_OF_CARE.has(word.toLowerCase());
      return free || isKnown(word.toLowerCase()) ? take(word) : whole;
    })
    .replace(NON, (whole, word: string) => (isKnown(word.toLowerCase()) ? take(word) : whole));
  return { rest, ...sortedOut(named.filter(Boolean)) };
}

function sortedOut(things: readonly string[]): Omit<Exclusions, 'rest'> {
  const words: string[] = [];
  const vitamins: string[] = [];
  const allergens: Allergen[] = [];
  const diets: Diet[] = [];
  for (const word of things) {
    const known = allergensNamed(word);
    const diet = dietWithout(word);
    const named = vitaminsNamed(word);
    allergens.push(...known);
    vitamins.push(...named);
    if (diet && known.length === 0) diets.push(diet);
    if (known.length === 0 && named.length === 0 && !diet)
      words.push(word, ...(IMPLIED[word] ?? []));
  }
  return { words, vitamins, allergens, diets };
}
