import type { CategorySlug } from '../assortment/categories.ts';

/** Names and lines of shelves in German, by slug. */
export const GERMAN_CATEGORIES: Readonly<
  Partial<Record<CategorySlug | DepartmentSlug, readonly [name: string, blurb: string]>>
> = {
  'vitamins-minerals': ['Vitamine & Mineralstoffe', 'Das Nötige, einzeln oder alles zusammen.'],
  vitamins: ['Vitamine', 'A bis K, in Formen, mit denen der Körper etwas anfangen kann.'],
  minerals: ['Mineralstoffe', 'Magnesium, Zink, Eisen und die stilleren.'],
  multivitamins: ['Multivitamine', 'Eine Tablette, fast die ganze Tabelle.'],
  'daily-packs': ['Tagespäckchen', 'Ein Beutel am Tag, mit nichts, was man nicht braucht.'],
  'everyday-goals': ['Ziele für jeden Tag', 'Beginnen Sie mit dem, was Sie spüren möchten.'],
  'omega-fish-oils': [
    'Omega & Fischöle',
    'EPA, DHA und ihre Verwandten aus Meer, Algen und Samen.',
  ],
  'probiotics-gut': [
    'Probiotika & Darm',
    'Lebende Kulturen, Ballaststoffe und Enzyme für eine ruhige Mitte.',
  ],
  'sleep-calm': ['Schlaf & Ruhe', 'Für die letzte Stunde des Tages.'],
  'energy-focus': ['Energie & Konzentration', 'Ein klarer Kopf von neun bis spät.'],
  immunity: ['Immunsystem', 'Jeden Tag etwas für die eigenen Abwehrkräfte.'],
  'joints-bones': ['Gelenke & Knochen', 'Für Treppen, Gärten und lange Spaziergänge.'],
  'protein-sport': ['Eiweiß & Sport', 'Training, Erholung und was in die Tasche kommt.'],
  protein: ['Eiweiß', 'Molke, Erbse, Ei und Freunde, löffelweise.'],
  'sport-hydration': [
    'Sport & Flüssigkeit',
    'Kreatin, Elektrolyte und Aminosäuren, für den Sport geprüft.',
  ],
  bars: ['Riegel', 'Richtiges Essen mit einer Hülle.'],
  'herbs-teas': ['Kräuter & Tees', 'Blätter, Wurzeln und Blüten, aufgebrüht oder abgefüllt.'],
  'herbal-teas': ['Kräutertees', 'Ganze Blätter und Blüten in Beuteln ohne Plastik.'],
  'herbs-botanicals': [
    'Pflanzen & Kräuter',
    'Pflanzen mit langer Geschichte und benanntem Extrakt.',
  ],
  beauty: ['Haut, Haare & Nägel', 'Von innen und von außen.'],
  'skin-hair-nails': [
    'Haut, Haare & Nägel',
    'Kollagen, Biotin und was ihnen Gesellschaft leistet.',
  ],
  'skin-care': ['Hautpflege', 'Wenige Zutaten, angenehme Texturen.'],
  family: ['Familie & Tiere', 'Für jedes Alter am Tisch und darunter.'],
  kids: ['Kinder', 'Fruchtgummis und Tropfen, die den Zucker nicht verschweigen.'],
  women: ['Frauen', 'Vom ersten Zyklus bis lange nach dem letzten.'],
  men: ['Männer', 'Die üblichen Lücken, gefüllt.'],
};

type DepartmentSlug =
  'vitamins-minerals' | 'everyday-goals' | 'protein-sport' | 'herbs-teas' | 'beauty' | 'family';

/** Names and lines of collections in German, by slug. */
export const GERMAN_COLLECTIONS: Readonly<Record<string, readonly [name: string, blurb: string]>> =
  {
    'vegan-sleep': ['Vegan schlafen', 'Für ruhige Abende, mit nichts vom Tier.'],
    'new-this-month': ['Neu in diesem Monat', 'Was in den letzten dreißig Tagen dazugekommen ist.'],
    'caffeine-free-teas': ['Tees ohne Koffein', 'Eine warme Tasse zu jeder Stunde.'],
  };

/** Attributes in German, by code: name and the labels of choices. */
export const GERMAN_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  shell: {
    name: 'Kapselhülle aus',
    'choice.plant-cellulose': 'Pflanzlicher Cellulose',
    'choice.plant-starch': 'Pflanzlicher Stärke',
    'choice.bovine-gelatin': 'Gelatine (Rind)',
    'choice.fish-gelatin': 'Gelatine (Fisch)',
  },
  caffeine_mg: { name: 'Koffein je Portion' },
  flavor_notes: {
    name: 'Schmeckt nach',
    'choice.berry': 'Beeren',
    'choice.citrus': 'Zitrusfrüchten',
    'choice.orchard': 'Apfel und Pfirsich',
    'choice.cherry': 'Kirsche',
    'choice.chocolate': 'Schokolade',
    'choice.vanilla': 'Vanille',
    'choice.mint': 'Minze',
    'choice.tropical': 'Südfrüchten',
    'choice.neutral': 'Nichts Zugesetztem',
  },
  once_a_day: { name: 'Einmal am Tag' },
  made_in: {
    name: 'Hergestellt in',
    'choice.us': 'USA',
    'choice.ca': 'Kanada',
    'choice.no': 'Norwegen',
    'choice.de': 'Deutschland',
    'choice.gb': 'Großbritannien',
    'choice.jp': 'Japan',
  },
};
