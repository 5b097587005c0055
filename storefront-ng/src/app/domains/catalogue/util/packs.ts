import type { ProductDetail, VariantDto } from '@green-apple/contracts-http';
import { packPrice, type PackPrice } from '@green-apple/domain-catalog';

/** So many of one size, bought as one. */
export interface PackChoice extends PackPrice {
  readonly variant: VariantDto;
  readonly units: number;
  /** "2 bottles" */
  readonly words: string;
  /** "bottle" */
  readonly one: string;
}

const CONTAINERS: Readonly<Record<ProductDetail['container'], readonly [string, string]>> = {
  bottle: ['bottle', 'bottles'],
  pouch: ['pouch', 'pouches'],
  tube: ['tube', 'tubes'],
  sachet: ['pack', 'packs'],
  box: ['box', 'boxes'],
};

const containerWords = (container: ProductDetail['container'], units: number): string =>
  CONTAINERS[container][units === 1 ? 0 : 1];

const single = (variant: VariantDto, variants: readonly VariantDto[]): VariantDto =>
  variants.find(({ id }) => id === variant.multipack?.variantId) ?? variant;

/** What is chosen by size: packs of a size that is there are chosen by number. */
export const sizesIn = (variants: readonly VariantDto[]): VariantDto[] =>
  variants.filter((variant) => single(variant, variants) === variant);

/** The size of a variant: of a pack that of what is in it. */
export const sizeOf = (
  variant: VariantDto | null,
  variants: readonly VariantDto[],
): VariantDto | null => (variant === null ? null : single(variant, variants));

/** One, and the packs of it, fewest first; empty where it comes one by one only. */
export function packsOf(
  variant: VariantDto | null,
  { variants, facts, container }: Pick<ProductDetail, 'variants' | 'facts' | 'container'>,
): PackChoice[] {
  const one = sizeOf(variant, variants);
  if (one === null) return [];
  const packs = variants.filter((other) => other !== one && single(other, variants) === one);
  if (packs.length === 0) return [];
  return [one, ...packs]
    .map((choice) => {
      const units = choice === one ? 1 : (choice.multipack?.units ?? 1);
      return {
        variant: choice,
        units,
        words: `${units} ${containerWords(container, units)}`,
        one: containerWords(container, 1),
        ...packPrice({ ...choice, units }, one.price, facts.unitsPerServing),
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
