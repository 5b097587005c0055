import type { Form, PackKind, Variant } from '@green-apple/domain-catalog';
import type { ExcipientKey } from './assortment/excipients.ts';

/** What a form means on the shelf: how it is counted, packed and filled up. */
export interface FormFacts {
  readonly word: string;
  readonly one: string;
  readonly many: string;
  readonly unit: Variant['unit'];
  readonly kind: PackKind;
  /** Units of a serving where the formula says nothing. */
  readonly units: number;
  readonly priceFactor: number;
  /** Grams of product per unit, and of the empty pack. */
  readonly weight: readonly [perUnit: number, empty: number];
  readonly filler: readonly ExcipientKey[];
  readonly veganFiller?: readonly ExcipientKey[];
  /** Fillers of the flavoured version come on top. */
  readonly flavourFiller: readonly ExcipientKey[];
}

export const FORM_FACTS: Readonly<Record<Form, FormFacts>> = {
  capsule: {
    word: 'Capsules',
    one: 'capsule',
    many: 'capsules',
    unit: 'capsules',
    kind: 'bottle',
    units: 1,
    priceFactor: 1,
    weight: [0.72, 58],
    filler: ['hypromellose', 'riceFlour', 'silicaFlow'],
    flavourFiller: [],
  },
  tablet: {
    word: 'Tablets',
    one: 'tablet',
    many: 'tablets',
    unit: 'tablets',
    kind: 'bottle',
    units: 1,
    priceFactor: 0.94,
    weight: [0.95, 56],
    filler: ['mcc', 'croscarmellose', 'stearicAcid', 'silicaFlow'],
    flavourFiller: ['naturalFlavor', 'stevia'],
  },
  softgel: {
    word: 'Softgels',
    one: 'softgel',
    many: 'softgels',
    unit: 'softgels',
    kind: 'bottle',
    units: 1,
    priceFactor: 1.05,
    weight: [1.3, 60],
    filler: ['gelatinSoftgel', 'glycerin', 'water', 'oliveOil', 'tocopherols'],
    veganFiller: ['starchSoftgel', 'glycerin', 'water', 'oliveOil', 'tocopherols'],
    flavourFiller: [],
  },
  gummy: {
    word: 'Gummies',
    one: 'gummy',
    many: 'gummies',
    unit: 'gummies',
    kind: 'bottle',
    units: 2,
    priceFactor: 1.08,
    weight: [2.6, 64],
    filler: ['pectin', 'caneSugar', 'tapiocaSyrup', 'citricAcid', 'fruitColor', 'naturalFlavor'],
    flavourFiller: [],
  },
  powder: {
    word: 'Powder',
    one: 'scoop',
    many: 'scoops',
    unit: 'g',
    kind: 'pouch',
    units: 5,
    priceFactor: 1,
    weight: [1, 34],
    filler: [],
    flavourFiller: ['naturalFlavor', 'stevia'],
  },
  liquid: {
    word: 'Liquid',
    one: 'ml',
    many: 'ml',
    unit: 'ml',
    kind: 'bottle',
    units: 1,
    priceFactor: 1.08,
    weight: [1.02, 120],
    filler: ['glycerin', 'water', 'citricAcid'],
    flavourFiller: ['naturalFlavor', 'stevia'],
  },
  tea: {
    word: '',
    one: 'tea bag',
    many: 'tea bags',
    unit: 'bags',
    kind: 'box',
    units: 1,
    priceFactor: 1,
    weight: [2.1, 38],
    filler: [],
    flavourFiller: [],
  },
  cream: {
    word: '',
    one: 'application',
    many: 'applications',
    unit: 'ml',
    kind: 'tube',
    units: 1,
    priceFactor: 1,
    weight: [1.02, 18],
    filler: [],
    flavourFiller: [],
  },
  bar: {
    word: '',
    one: 'bar',
    many: 'bars',
    unit: 'bars',
    kind: 'sachet',
    units: 1,
    priceFactor: 1,
    weight: [52, 30],
    filler: [],
    flavourFiller: [],
  },
  sachet: {
    word: 'Sachets',
    one: 'sachet',
    many: 'sachets',
    unit: 'sachets',
    kind: 'sachet',
    units: 1,
    priceFactor: 1.2,
    weight: [6, 40],
    filler: ['silicaFlow'],
    flavourFiller: ['naturalFlavor', 'citricAcid', 'stevia'],
  },
};
