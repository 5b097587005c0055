import type { Allergen } from '@green-apple/domain-catalog';
import type { Origin } from './ingredient.ts';

/** Everything in a product that is not its active: shells, carriers, foods, cosmetic bases. */
export interface Excipient {
  readonly name: string;
  readonly origin: Origin;
  readonly allergens?: readonly Allergen[];
  readonly sugar?: boolean;
  readonly gluten?: boolean;
}

const plant = (name: string): Excipient => ({ name, origin: 'plant' });
const mineral = (name: string): Excipient => ({ name, origin: 'mineral' });
const made = (name: string): Excipient => ({ name, origin: 'synthetic' });

export const EXCIPIENTS = {
  hypromellose: plant('Hypromellose (plant capsule)'),
  gelatinCapsule: { name: 'Gelatin (bovine capsule)', origin: 'animal' },
  gelatinSoftgel: { name: 'Gelatin (bovine softgel)', origin: 'animal' },
  fishGelatin: { name: 'Fish gelatin (softgel)', origin: 'fish', allergens: ['fish'] },
  starchSoftgel: plant('Modified corn starch and carrageenan (plant softgel)'),
  glycerin: plant('Vegetable glycerin'),
  water: mineral('Purified water'),
  riceFlour: plant('Rice flour'),
  mcc: plant('Microcrystalline cellulose'),
  stearicAcid: plant('Stearic acid (plant source)'),
  silicaFlow: mineral('Silicon dioxide'),
  mgStearate: plant('Magnesium stearate (plant source)'),
  croscarmellose: plant('Croscarmellose sodium'),
  pectin: plant('Pectin'),
  gelatinGummy: { name: 'Gelatin (porcine)', origin: 'animal' },
  caneSugar: { name: 'Organic cane sugar', origin: 'plant', sugar: true },
  tapiocaSyrup: { name: 'Tapioca syrup', origin: 'plant', sugar: true },
  erythritol: plant('Erythritol'),
  solubleFiber: plant('Soluble tapioca fiber'),
  citricAcid: made('Citric acid'),
  fruitColor: plant('Fruit and vegetable juice (color)'),
  naturalFlavor: plant('Natural flavor'),
  stevia: plant('Steviol glycosides (stevia leaf)'),
  monkFruit: plant('Monk fruit extract'),
  sunflowerLecithin: plant('Sunflower lecithin'),
  soyLecithin: { name: 'Soy lecithin', origin: 'plant', allergens: ['soy'] },
  oliveOil: plant('Extra virgin olive oil'),
  mct: plant('Medium-chain triglycerides (coconut)'),
  lemonOil: plant('Lemon oil'),
  rosemary: plant('Rosemary extract'),
  tocopherols: plant('Mixed tocopherols (sunflower)'),
  potassiumSorbate: made('Potassium sorbate'),
  bicarbonate: mineral('Sodium bicarbonate'),
  beetColor: plant('Beet juice (color)'),
  salt: mineral('Sea salt'),
  cocoa: plant('Cocoa powder'),
  vanilla: plant('Vanilla bean'),
  xanthan: plant('Xanthan gum'),
  oats: { name: 'Gluten-free rolled oats', origin: 'plant', allergens: ['oats'] },
  peanuts: { name: 'Roasted peanuts', origin: 'plant', allergens: ['peanuts'] },
  almonds: { name: 'Almonds', origin: 'plant', allergens: ['tree nuts'] },
  dates: { name: 'Dates', origin: 'plant', sugar: true },
  tahini: { name: 'Sesame tahini', origin: 'plant', allergens: ['sesame'] },
  pumpkinSeeds: plant('Pumpkin seeds'),
  wheyCrisps: { name: 'Whey protein crisps', origin: 'milk', allergens: ['milk'] },
  peaCrisps: plant('Pea protein crisps'),
  darkChocolate: {
    name: 'Dark chocolate (70% cocoa)',
    origin: 'plant',
    allergens: ['soy'],
    sugar: true,
  },
  honey: { name: 'Honey', origin: 'bee', sugar: true },
  chicory: plant('Chicory root fiber'),
  brewersYeast: { name: 'Brewer’s yeast', origin: 'fungus', gluten: true, allergens: ['barley'] },
  chickenLiver: { name: 'Chicken liver', origin: 'animal' },
  oatFlour: { name: 'Oat flour', origin: 'plant', gluten: true, allergens: ['oats'] },
  sweetPotato: plant('Sweet potato'),
  aqua: mineral('Aqua (water)'),
  aloe: plant('Aloe barbadensis leaf juice'),
  squalane: plant('Squalane (olive)'),
  shea: plant('Butyrospermum parkii (shea) butter'),
  jojoba: plant('Simmondsia chinensis (jojoba) seed oil'),
  cetearyl: plant('Cetearyl alcohol'),
  niacinamide: made('Niacinamide'),
  sodiumHyaluronate: { name: 'Sodium hyaluronate', origin: 'ferment' },
  ceramideNp: made('Ceramide NP'),
  ascorbylGlucoside: made('Ascorbyl glucoside'),
  bakuchiolOil: plant('Bakuchiol'),
  calendula: plant('Calendula officinalis flower extract'),
  magnesiumChloride: mineral('Magnesium chloride'),
  beeswax: { name: 'Cera alba (beeswax)', origin: 'bee' },
  oatKernel: {
    name: 'Avena sativa (oat) kernel extract',
    origin: 'plant',
    allergens: ['oats'],
  },
  zincRicinoleate: made('Zinc ricinoleate'),
  panthenol: made('Panthenol'),
  phenoxy: made('Phenoxyethanol'),
  lavenderOil: plant('Lavandula angustifolia (lavender) oil'),
  lactic: { name: 'Lactic acid', origin: 'ferment' },
  urea: made('Urea'),
  orangePeel: plant('Orange peel'),
  appleBits: plant('Dried apple'),
  vanillaBits: plant('Vanilla pieces'),
  lemongrass: plant('Lemongrass'),
  blackberryLeaf: plant('Blackberry leaf'),
} satisfies Record<string, Excipient>;

export type ExcipientKey = keyof typeof EXCIPIENTS;

export const excipientOf = (key: ExcipientKey): Excipient => EXCIPIENTS[key];
