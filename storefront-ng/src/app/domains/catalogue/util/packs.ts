import type { ProductDetail, VariantDto } from '@green-apple/contracts-http';
import { packPrice, type PackPrice } from '@green-apple/domain-catalog';
import type { Text, Words } from '../../shared/util-language/words.ts';

/** So many of one size, bought as one. */
export interface PackChoice extends PackPrice {
  readonly variant: VariantDto;
  readonly units: number;
  /** "2 bottles" */
  readonly name: string;
  /** "$9.00 a bottle"; empty for a single one. */
  readonly singly: string;
}

const CONTAINERS = {
  bottle: ['1 bottle', '{count} bottles', '{price} a bottle'],
  pouch: ['1 pouch', '{count} pouches', '{price} a pouch'],
  tube: ['1 tube', '{count} tubes', '{price} a tube'],
  sachet: ['1 pack', '{count} packs', '{price} a pack'],
  box: ['1 box', '{count} boxes', '{price} a box'],
} as const satisfies Readonly<
  Record<ProductDetail['container'], readonly [one: Text, many: Text, each: Text]>
>;

const singleOf = (variant: VariantDto, variants: readonly VariantDto[]): VariantDto =>
  variants.find(({ id }) => id === variant.multipack?.variantId) ?? variant;

/** What is chosen by size: packs of a size that is there are chosen by number. */
export const sizesIn = (variants: readonly VariantDto[]): VariantDto[] =>
  variants.filter((variant) => singleOf(variant, variants) === variant);

/** The size of a variant: of a pack that of what is in it. */
export const sizeOf = (
  variant: VariantDto | null,
  variants: readonly VariantDto[],
): VariantDto | null => (variant === null ? null : singleOf(variant, variants));

/** One, and the packs of it, fewest first; empty where it comes one by one only. */
export function packsOf(
  variant: VariantDto | null,
  { variants, facts, container }: Pick<ProductDetail, 'variants' | 'facts' | 'container'>,
  words: Words,
): PackChoice[] {
  const one = sizeOf(variant, variants);
  if (one === null) return [];
  const packs = variants.filter((other) => other !== one && singleOf(other, variants) === one);
  if (packs.length === 0) return [];
  const [single, several, each] = CONTAINERS[container];
  return [one, ...packs]
    .map((choice) => {
      const units = choice === one ? 1 : (choice.multipack?.units ?? 1);
      const price = packPrice({ ...choice, units }, one.price, facts.unitsPerServing);
      return {
        variant: choice,
        units,
        name: units === 1 ? words.say(single) : words.say(several, { count: units }),
        singly: units === 1 ? '' : words.say(each, { price: words.money(price.each) }),
        ...price,
      };
    })
    .toSorted((a, b) => a.units - b.units);
}

/** The variant of another size with as many units as are looked at, or one of it. */
export function sameNumberOf(
  sku: string,
  chosen: VariantDto | null,
  variants: readonly VariantDto[],
): string {
  const size = variants.find((variant) => variant.sku === sku);
  const units = chosen?.multipack?.units;
  const pack = variants.find(
    ({ multipack }) => multipack?.variantId === size?.id && multipack?.units === units,
  );
  return units === undefined ? sku : (pack?.sku ?? sku);
}
