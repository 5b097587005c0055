import type { CatalogueFacts } from './catalogue-facts.ts';
import { pick, sample, type Random } from './random.ts';

/** Parameters of a list as they stand in its address. */
export type ListRequest = Readonly<Record<string, string>>;

const SORTS = ['relevance', 'price-asc', 'price-desc', 'rating', 'newest'];
/** How people ask around the thing they mean. */
const PHRASES = [
  'best # for women',
  '# supplement',
  'vegan #',
  'something with #',
  '# without sugar',
];

/** One or two choices of a facet, now and then. */
function chosen(
  random: Random,
  name: string,
  values: readonly string[],
  chance: number,
): ListRequest {
  if (values.length === 0 || random() >= chance) return {};
  return { [name]: sample(random, values, random() < 0.75 ? 1 : 2).join(',') };
}

function priceRange(random: Random, chance: number): ListRequest {
  if (random() >= chance) return {};
  const from = 500 + 250 * Math.floor(random() * 12);
  return { minPrice: String(from), maxPrice: String(from + 500 + 250 * Math.floor(random() * 20)) };
}

function filters(random: Random, facts: CatalogueFacts, chance: number): ListRequest {
  return {
    ...chosen(random, 'form', facts.forms, chance),
    ...chosen(random, 'diet', facts.diets, chance),
    ...chosen(random, 'certificate', facts.certificates, chance / 2),
    ...chosen(random, 'without', facts.allergens, chance / 2),
    ...priceRange(random, chance / 2),
    ...(random() < chance / 2 ? { inStock: 'true' } : {}),
    ...(random() < chance / 4 ? { onSale: 'true' } : {}),
  };
}

/** A page of a category, goal or brand, or of everything, narrowed and ordered as people do. */
export function drawList(random: Random, facts: CatalogueFacts): ListRequest {
  const place = random();
  return {
    ...(place < 0.5
      ? { category: pick(random, facts.categories) }
      : place < 0.7
        ? { goal: pick(random, facts.goals) }
        : place < 0.9
          ? { brand: pick(random, facts.brands) }
          : {}),
    ...filters(random, facts, 0.4),
    ...(random() < 0.5 ? { sort: pick(random, SORTS) } : {}),
  };
}

/** What is typed: a name, a part of one, a brand, an ingredient, a code; one in eight typed wrong. */
export function drawWords(random: Random, facts: CatalogueFacts): string {
  const kind = random();
  if (kind < 0.04) return pick(random, facts.skus);
  const title = pick(random, facts.titles);
  const words = title.split(/\s+/).filter((word) => word.length > 2);
  const meant =
    kind < 0.3
      ? title
      : kind < 0.55
        ? sample(random, words, 2).join(' ') || title
        : kind < 0.7
          ? `${pick(random, facts.brandNames)} ${words[0] ?? title}`
          : kind < 0.85
            ? pick(random, facts.ingredients)
            : pick(random, PHRASES).replace('#', pick(random, facts.ingredients));
  return (random() < 0.125 ? mistyped(random, meant) : meant).toLowerCase().slice(0, 100);
}

export function drawSearch(random: Random, facts: CatalogueFacts): ListRequest {
  return { q: drawWords(random, facts), ...filters(random, facts, 0.1) };
}

/** Two neighbouring letters of the longest word the wrong way round. */
export function mistyped(random: Random, text: string): string {
  const longest = text.split(' ').reduce((a, b) => (b.length > a.length ? b : a), '');
  if (longest.length < 5) return text;
  const at = 1 + Math.floor(random() * (longest.length - 3));
  const swapped = `${longest.slice(0, at)}${longest[at + 1]}${longest[at]}${longest.slice(at + 2)}`;
  return text.replace(longest, swapped);
}

/** What stands in the search box after each letter of what somebody types. */
export function drawTyping(random: Random, facts: CatalogueFacts): string[] {
  const words = drawWords(random, facts).slice(0, 24);
  const from = 2 + Math.floor(random() * 3);
  return [from, from + 2, from + 5]
    .filter((length) => length <= words.length)
    .map((length) => words.slice(0, length));
}

/** `count` different ones; fewer when the catalogue does not hold more. */
export function different<Item>(
  count: number,
  draw: () => Item,
  key: (item: Item) => string,
): Item[] {
  const drawn = new Map<string, Item>();
  for (let attempts = 0; drawn.size < count && attempts < count * 10; attempts++) {
    const item = draw();
    drawn.set(key(item), item);
  }
  return [...drawn.values()];
}

export const listPath = (request: ListRequest): string =>
  `/api/products?${new URLSearchParams(request).toString()}`;
