import { dayFrom } from './calendar.ts';
import { euPriceOf } from './eu-market.ts';
import type { BackorderSeed, BundlePart, PricedVariant, SaleLimitSeed } from './entry.ts';
import { CURATED, type ProductPlan } from './line-up.ts';
import { stableId } from './random.ts';
import { barcodeOf } from './variants.ts';

/** Bought by adults only in several states: what promises muscle or a kick. */
const ADULTS_ONLY: ReadonlySet<string> = new Set([
  'creatine',
  'preworkout',
  'beta-alanine',
  'focus-caffeine-theanine',
  'guarana',
]);
const ADULT = 18;
/** The more at once, the less each: fewest last, so that what was seeded before keeps its place. */
const PACKS = [
  { units: 3, share: 0.9 },
  { units: 2, share: 0.95 },
] as const;
type Pack = (typeof PACKS)[number];

const curated = ({ index }: ProductPlan): boolean => index < CURATED;

/** Three and two of the smallest size, each sold as one item from the same shelf. */
export function multipacksOf(
  plan: ProductPlan,
  variants: readonly PricedVariant[],
): { readonly variants: readonly PricedVariant[]; readonly parts: readonly BundlePart[] } {
  const first = variants[0];
  if (!curated(plan) || plan.index % 16 !== 9 || first === undefined)
    return { variants: [], parts: [] };
  const packs = PACKS.map((pack, at) => ({
    pack,
    priced: packed(plan, first, pack, variants.length + at),
  }));
  return {
    variants: packs.map(({ priced }) => priced),
    parts: packs.map(({ pack, priced }) => ({
      bundleVariantId: priced.variant.id,
      componentVariantId: first.variant.id,
      quantity: pack.units,
    })),
  };
}

function packed(
  plan: ProductPlan,
  { variant, price }: PricedVariant,
  pack: Pack,
  position: number,
): PricedVariant {
  const together = { ...price, ...packPrice(price, pack) };
  return {
    variant: {
      ...variant,
      id: stableId(`variant:${plan.index}:${position}`, plan.index * 10 + 1 + position),
      sku: variant.sku.replace(/\d+$/, String(position + 1)),
      barcode: barcodeOf(plan.index * 10 + position),
      title: `${variant.title}, pack of ${pack.units}`,
      count: variant.count * pack.units,
      daysOfSupply: variant.daysOfSupply * pack.units,
      weightGrams: variant.weightGrams * pack.units,
      position,
    },
    price: together,
    euPrice: euPriceOf(plan, together),
  };
}

function packPrice({ listMinor, saleMinor }: PricedVariant['price'], { units, share }: Pack) {
  const whole = (minor: number): number => Math.round((minor * units * share) / 10) * 10;
  return { listMinor: whole(listMinor), saleMinor: saleMinor === null ? null : whole(saleMinor) };
}

/** A few products that one order can have only a few of, and some for adults. */
export function saleLimitOf(plan: ProductPlan): SaleLimitSeed | null {
  const maxPerOrder = curated(plan) && plan.index % 20 === 7 ? 2 + (plan.index % 3) : null;
  const minimumAge = ADULTS_ONLY.has(plan.formula.key) ? ADULT : null;
  return maxPerOrder === null && minimumAge === null
    ? null
    : { maxPerOrder, minimumAge, notTo: [] };
}

/** A few products that are not out yet, and a few that are sold out and come again. */
export function backordersOf(
  plan: ProductPlan,
  variants: readonly PricedVariant[],
  asOf: string,
): BackorderSeed[] {
  if (!curated(plan)) return [];
  if (plan.index % 32 === 15)
    return variants.map(({ variant }) => ({
      variantId: variant.id,
      kind: 'preorder',
      unitLimit: 60,
      expectedOn: dayFrom(asOf, 35),
    }));
  const first = variants[0];
  return plan.index % 24 === 13 && first !== undefined
    ? [
        {
          variantId: first.variant.id,
          kind: 'backorder',
          unitLimit: 40,
          expectedOn: dayFrom(asOf, 12),
        },
      ]
    : [];
}
