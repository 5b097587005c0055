import { checkDigit, type Form, type VariantPrice } from '@green-apple/domain-catalog';
import { flavourAttributes } from './attributes-of.ts';
import { brandOf } from './assortment/brands.ts';
import { timeFrom } from './calendar.ts';
import type { PricedVariant } from './entry.ts';
import { euPriceOf } from './eu-market.ts';
import { FORM_FACTS } from './forms.ts';
import { CURATED, isFlavoured, type ProductPlan } from './line-up.ts';
import { stableId, type Random } from './random.ts';
import type { Recipe } from './recipe.ts';

/** Stripe Tax codes of what we sell. */
export const TAX_CODES = {
  supplement: 'txcd_40090001',
  food: 'txcd_40040000',
  snack: 'txcd_40070005',
  skinCare: 'txcd_32050013',
  petVitamins: 'txcd_36010005',
} as const;

function taxCodeOf({ formula, form }: ProductPlan): string {
  if (formula.audience === 'pets') return TAX_CODES.petVitamins;
  const byForm: Partial<Record<Form, string>> = {
    tea: TAX_CODES.food,
    bar: TAX_CODES.snack,
    cream: TAX_CODES.skinCare,
  };
  return byForm[form] ?? TAX_CODES.supplement;
}

/** Pack sizes in units, smallest first. */
function sizesOf({ formula, form }: ProductPlan, units: number): readonly number[] {
  const perDay = units * (formula.servingsPerDay ?? 1);
  switch (form) {
    case 'powder':
      return (units >= 15 ? [14, 30, 60] : [30, 60, 100]).map((servings) =>
        Math.round(servings * units),
      );
    case 'liquid':
      return units === 1 ? [30, 60] : units === 5 ? [150, 250] : [240, 480];
    case 'tea':
      return [20, 40, 80];
    case 'cream':
      return [50, 100];
    case 'bar':
      return [6, 12, 24];
    case 'sachet':
      return formula.pack === 'box' ? [30, 90] : [14, 30];
    default:
      if (formula.pack === 'tube') return [20, 40];
      return perDay === 1 ? [60, 120, 240] : [30 * perDay, 60 * perDay, 90 * perDay];
  }
}

export function packWords({ form }: ProductPlan, count: number, units: number): string {
  if (form === 'powder') return `${Math.round(count / units)} servings`;
  if (form === 'liquid' || form === 'cream') return `${count} ml`;
  if (form === 'tea') return `${count} bags`;
  return `${count} ${FORM_FACTS[form].many}`;
}

function titleOf(plan: ProductPlan, count: number, flavour: string | null): string {
  const { unit } = FORM_FACTS[plan.form];
  const size =
    plan.form === 'powder' && count >= 1000
      ? `${Math.round(count / 10) / 100} kg`
      : `${count} ${unit}`;
  return flavour ? `${size} · ${flavour}` : size;
}

/** Sizes and flavours with their prices; the first is what a list shows. */
export function variantsOf(
  plan: ProductPlan,
  recipe: Recipe,
  asOf: string,
  random: Random,
): PricedVariant[] {
  const { formula, form, index } = plan;
  const units = recipe.unitsPerServing;
  const all = sizesOf(plan, units);
  const wide = index < CURATED;
  const flavours = isFlavoured(plan) ? (formula.flavours ?? []).slice(0, wide ? 3 : 1) : [null];
  const sizes = all.slice(0, !wide ? 1 : flavours.length > 1 ? 2 : random.int(2, all.length));
  const sale = wide ? saleOf(random) : null;
  const combinations = sizes.flatMap((count) => flavours.map((flavour) => ({ count, flavour })));
  return combinations.map(({ count, flavour }, position) => {
    const id = stableId(`variant:${index}:${position}`, index * 10 + 1 + position);
    const price = priceOf(plan, count / (all[0] ?? count), sale, asOf);
    return {
      variant: {
        id,
        sku: `${skuPrefix(plan)}-${index.toString(36).toUpperCase().padStart(5, '0')}-${position + 1}`,
        barcode: barcodeOf(index * 10 + position),
        title: titleOf(plan, count, flavour ?? null),
        count,
        unit: FORM_FACTS[form].unit,
        flavour: flavour ?? null,
        daysOfSupply:
          form === 'cream' || form === 'bar'
            ? 0
            : Math.floor(count / (units * (formula.servingsPerDay ?? 1))),
        weightGrams: weightOf(form, count),
        taxCode: taxCodeOf(plan),
        position,
        active: true,
        attributes: flavourAttributes(flavour ?? null),
      },
      price,
      euPrice: euPriceOf(plan, price),
    };
  });
}

function skuPrefix(plan: ProductPlan): string {
  const name = brandOf(plan.brand).name.replaceAll(/[^A-Za-z ]/g, '');
  const words = name.split(' ').filter((word) => word !== '');
  const letters = words.length > 1 ? words.map((word) => word[0]).join('') : name.slice(0, 2);
  return letters.slice(0, 2).toUpperCase();
}

/** UPC-A with its check digit. */
export function barcodeOf(serial: number): string {
  const digits = `8${String(serial).padStart(10, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

function weightOf(form: Form, count: number): number {
  const [perUnit, empty] = FORM_FACTS[form].weight;
  return Math.round(count * perUnit + empty);
}

interface Sale {
  readonly share: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** One in nine is on sale now; a few sales are over or yet to come. */
function saleOf(random: Random): Sale | null {
  const draw = random.next();
  const share = random.pick([0.1, 0.15, 0.2, 0.25]);
  if (draw < 0.09) return { share, from: -random.int(2, 12), to: random.int(14, 40) };
  if (draw < 0.115) return { share, from: null, to: null };
  if (draw < 0.135) return { share, from: -40, to: -random.int(3, 10) };
  if (draw < 0.15) return { share, from: random.int(5, 12), to: random.int(20, 40) };
  return null;
}

function priceOf(plan: ProductPlan, size: number, sale: Sale | null, asOf: string): VariantPrice {
  const { formula, form, strength, companions } = plan;
  const brand = brandOf(plan.brand);
  const factor = (formula.strengths ?? [1])[strength] ?? 1;
  const dollars =
    formula.price *
    brand.priceFactor *
    FORM_FACTS[form].priceFactor *
    (1 + 0.4 * (factor - 1)) *
    (1 + 0.06 * companions.length) *
    size ** 0.82;
  const listMinor = Math.max(
    299,
    Math.round(dollars - brand.priceEnding / 100) * 100 + brand.priceEnding,
  );
  return {
    market: 'US',
    currency: 'USD',
    listMinor,
    saleMinor: sale ? Math.round((listMinor * (1 - sale.share)) / 10) * 10 : null,
    saleStartsAt: sale?.from != null ? timeFrom(asOf, sale.from) : null,
    saleEndsAt: sale?.to != null ? timeFrom(asOf, sale.to) : null,
  };
}
