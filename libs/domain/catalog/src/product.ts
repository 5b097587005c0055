import type { Currency } from '@green-apple/domain-money';
import type { ClaimKind } from './claim.ts';
import type { AttributeValues } from './attributes.ts';
import type { LifeStage } from './daily-values.ts';
import type { DocumentType } from './document.ts';
import type { FocalPoint } from './media/focus.ts';
import type { RenditionFormat } from './media/picture.ts';

export const GOALS = ['sleep', 'energy', 'immunity', 'gut', 'joints', 'skin'] as const;
export type Goal = (typeof GOALS)[number];

export const FORMS = [
  'capsule',
  'tablet',
  'softgel',
  'gummy',
  'powder',
  'liquid',
  'tea',
  'cream',
  'bar',
  'sachet',
] as const;
export type Form = (typeof FORMS)[number];

export const DIETS = [
  'vegan',
  'vegetarian',
  'gluten-free',
  'dairy-free',
  'soy-free',
  'gelatine-free',
  'sugar-free',
  'keto',
] as const;
export type Diet = (typeof DIETS)[number];

/** What the laws of our markets want named: the nine of the US, and what annex II of regulation (EU) 1169/2011 adds. */
export const ALLERGENS = [
  'milk',
  'egg',
  'fish',
  'shellfish',
  'soy',
  'wheat',
  'tree nuts',
  'peanuts',
  'sesame',
  'rye',
  'barley',
  'oats',
  'celery',
  'mustard',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

export const CERTIFICATES = [
  'usp-verified',
  'nsf-sport',
  'organic',
  'non-gmo',
  'fair-trade',
  'msc',
  'informed-sport',
  'vegan-certified',
  'gmp',
] as const;
export type Certificate = (typeof CERTIFICATES)[number];

export type ProductStatus = 'draft' | 'published' | 'archived';

export const FACTS_UNITS = ['mg', 'mcg', 'g', 'IU', 'kcal', 'billion CFU', 'ml'] as const;
export type FactsUnit = (typeof FACTS_UNITS)[number];

/** What is in a blend; how much of it stays the maker's own. */
export interface BlendPart {
  readonly name: string;
  readonly source: string | null;
}

/** One row of the Supplement Facts table. `dailyValuePercent` is null where none is established. */
export interface FactsRow {
  readonly name: string;
  /** What the nutrient comes as, e.g. "bisglycinate". */
  readonly source: string | null;
  readonly amount: number;
  readonly unit: FactsUnit;
  readonly dailyValuePercent: number | null;
  /** Of a proprietary blend, whose whole amount the row gives: what is in it, the heaviest first. */
  readonly parts?: readonly BlendPart[];
}

/** Supplement Facts as printed on the pack; amounts are per serving. */
export interface SupplementFacts {
  /** e.g. "2 capsules" */
  readonly servingSize: string;
  readonly unitsPerServing: number;
  /** Whom the percentages are of the daily value of; adults and children from four years on unless told. */
  readonly dailyValuesFor?: LifeStage;
  readonly rows: readonly FactsRow[];
  readonly otherIngredients: readonly string[];
}

/** An approved claim as shoppers read it. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly text: string;
  readonly evidence: string;
}

/** A certificate as shoppers read it. */
export interface CertificateRecord {
  readonly id: string;
  readonly kind: string;
  readonly issuer: string;
  readonly number: string;
  /** ISO day, the last on which it holds. */
  readonly validUntil: string;
  /** True for one of the whole brand. */
  readonly ofBrand: boolean;
  readonly document: { readonly mediaType: DocumentType; readonly bytes: number };
}

export const PACK_KINDS = ['bottle', 'pouch', 'tube', 'sachet', 'box'] as const;
export type PackKind = (typeof PACK_KINDS)[number];

/** What the packshot templates draw. Colours are CSS hex values. */
export interface Packshot {
  readonly kind: PackKind;
  readonly labelTitle: string;
  readonly labelSubtitle: string;
  readonly labelCount: string;
  readonly bodyColour: string;
  readonly accentColour: string;
}

/** A picture in the object store. Renditions lie at `<key>/<width>.<format>` for each of `widths` and `formats`. */
export interface ProductImage {
  readonly key: string;
  readonly alt: string;
  /** The language of `alt`, where it is not the one the catalogue is written in. */
  readonly lang?: string;
  readonly widths: readonly number[];
  /** Background tint (CSS hex) that shows while the picture loads. */
  readonly tint: string;
  /** As it stands upright; without them it is square. */
  readonly width?: number;
  readonly height?: number;
  /** What stays in sight where it is cropped; the middle unless told. */
  readonly focus?: FocalPoint;
  /** AVIF and WebP unless told. */
  readonly formats?: readonly RenditionFormat[];
}

/** A buyable size, count or flavour of a product. */
export interface Variant {
  readonly id: string;
  readonly sku: string;
  readonly barcode: string;
  /** e.g. "60 capsules" or "500 g · vanilla" */
  readonly title: string;
  /** Units in the pack, in `unit`. */
  readonly count: number;
  readonly unit:
    'capsules' | 'tablets' | 'softgels' | 'gummies' | 'g' | 'ml' | 'bags' | 'bars' | 'sachets';
  readonly flavour: string | null;
  readonly daysOfSupply: number;
  readonly weightGrams: number;
  /** Taxability class by the tax provider's list, e.g. "txcd_40090001". */
  readonly taxCode: string;
  readonly position: number;
  readonly active: boolean;
  /** Of this size alone. */
  readonly attributes: AttributeValues;
}

/** Prices of one variant in one market. Sale prices hold within their window only. */
export interface VariantPrice {
  readonly market: string;
  readonly currency: Currency;
  readonly listMinor: number;
  readonly saleMinor: number | null;
  /** ISO 8601 */
  readonly saleStartsAt: string | null;
  readonly saleEndsAt: string | null;
  /** The lowest of the thirty days before its sale began, where a market's law asks for it; null for none. */
  readonly lowestMinor?: number | null;
}

/** Everything a product carries; what employees edit and what pages show. */
export interface Product {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly subtitle: string;
  readonly brandId: string;
  readonly categoryId: string;
  readonly goal: Goal;
  readonly form: Form;
  readonly status: ProductStatus;
  /** One sentence for lists. */
  readonly summary: string;
  /** Paragraphs, plain text. */
  readonly description: readonly string[];
  readonly benefits: readonly string[];
  readonly facts: SupplementFacts;
  readonly allergens: readonly Allergen[];
  readonly diets: readonly Diet[];
  /** Those that are proven now, or said and never put on record. */
  readonly certificates: readonly Certificate[];
  /** The records behind them that hold now; on the product's own page. */
  readonly certificateRecords?: readonly CertificateRecord[];
  readonly directions: string;
  readonly warnings: readonly string[];
  readonly claims: readonly Claim[];
  readonly ratingAverage: number;
  readonly ratingCount: number;
  readonly packshot: Packshot;
  readonly images: readonly ProductImage[];
  readonly publishedAt: string | null;
  /** Of all sizes. */
  readonly attributes: AttributeValues;
  readonly version: number;
}
