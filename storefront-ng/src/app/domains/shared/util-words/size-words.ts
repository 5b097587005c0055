import type { Text, Words } from '../util-language/words.ts';

type Many = Extract<Text, `{count} ${string}`>;

/** What sizes and servings are counted in. */
const COUNTED = [
  ['1 capsule', '{count} capsules'],
  ['1 tablet', '{count} tablets'],
  ['1 softgel', '{count} softgels'],
  ['1 gummy', '{count} gummies'],
  ['1 bag', '{count} bags'],
  ['1 tea bag', '{count} tea bags'],
  ['1 bar', '{count} bars'],
  ['1 sachet', '{count} sachets'],
  ['1 scoop', '{count} scoops'],
  ['1 application', '{count} applications'],
] as const satisfies readonly (readonly [one: Text, many: Many])[];
const MEASURES: readonly string[] = ['g', 'kg', 'mg', 'ml', 'l'];

/** "60 capsules", "1.2 kg · vanilla", "2 scoops (30 g)" */
const SIZE = /^(\d+(?:\.\d+)?) ([a-z][a-z ]*?)(?: ([·(].*))?$/;

/** A size as it is said, and what its name has beyond: that is shown as it was written. */
export interface SizeWords {
  readonly said: string;
  readonly written: string;
}

export function sizeWords(title: string, words: Words): SizeWords {
  const [, number = '', unit = '', rest = ''] = SIZE.exec(title) ?? [];
  const said = counted(Number(number), unit, words);
  return said === null ? { said: '', written: title } : { said, written: rest };
}

function counted(number: number, unit: string, words: Words): string | null {
  const count = words.figure(number);
  if (MEASURES.includes(unit)) return `${count} ${unit}`;
  const found = COUNTED.find(([one, many]) => one === `1 ${unit}` || many === `{count} ${unit}`);
  if (found === undefined) return null;
  const [one, many] = found;
  return number === 1 ? words.say(one) : words.say(many, { count });
}

/** The same as one text, where its parts cannot be told apart. */
export function sizeName(title: string, words: Words): string {
  const { said, written } = sizeWords(title, words);
  return [said, written].filter(Boolean).join(' ');
}
