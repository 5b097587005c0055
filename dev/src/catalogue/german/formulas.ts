/** What a recipe is called in German: its name, the line below it, and its sentence for lists. */
export interface GermanFormula {
  readonly name: string;
  readonly detail: string;
  /** `{amount}` is filled in as in English. */
  readonly summary: string;
}

/** Recipes that have been translated, by key; what is missing here is shown in English. */
export const GERMAN_FORMULAS: Readonly<Record<string, GermanFormula>> = {
  'vitamin-c': {
    name: 'Vitamin C',
    detail: 'Ascorbinsäure',
    summary: '{amount} reines Vitamin C je Portion, ohne Drumherum.',
  },
  'vitamin-c-rose-hips': {
    name: 'Vitamin C mit Hagebutte',
    detail: 'Hagebutte & Bioflavonoide',
    summary: 'Hagebutte, Bioflavonoide aus Zitrusfrüchten und {amount} Vitamin C je Portion.',
  },
  'vitamin-c-effervescent': {
    name: 'Vitamin C zum Auflösen',
    detail: 'Brausetablette',
    summary: 'Hineinwerfen, sprudeln lassen, trinken: {amount} Vitamin C in einem Glas Wasser.',
  },
  'vitamin-d3': {
    name: 'Vitamin D3',
    detail: 'Cholecalciferol',
    summary: 'Das Sonnenvitamin für alle, die drinnen arbeiten: {amount} je Portion.',
  },
  'vitamin-d3-k2': {
    name: 'Vitamin D3 & K2',
    detail: 'mit Olivenöl',
    summary: 'Zwei Vitamine, die zusammengehören, in einer kleinen Weichkapsel.',
  },
  'vitamin-b12': {
    name: 'Vitamin B12',
    detail: 'Methylcobalamin',
    summary: 'Das Vitamin, das Pflanzen nicht haben: {amount} je Portion.',
  },
  'vitamin-b-complex': {
    name: 'Vitamin-B-Komplex',
    detail: 'alle acht B-Vitamine',
    summary: 'Die ganze B-Familie in sinnvollen Mengen, zum Frühstück.',
  },
  folate: {
    name: 'Folat 5-MTHF',
    detail: '5-MTHF',
    summary: 'Folat in der Form, die der Körper verwendet: {amount} je Portion.',
  },
  'vitamin-e': {
    name: 'Vitamin E',
    detail: 'gemischte Tocopherole',
    summary: 'Natürliches Vitamin E aus Sonnenblumen, {amount} je Portion.',
  },
  'vitamin-a': {
    name: 'Vitamin A',
    detail: 'Beta-Carotin',
    summary: '{amount} Vitamin A als Beta-Carotin: Der Körper nimmt, was er braucht.',
  },
  choline: {
    name: 'Cholin',
    detail: 'Bitartrat',
    summary: 'Ein halber Tagesbedarf an Cholin, für alle, die keine zwei Eier essen.',
  },
  'magnesium-bisglycinate': {
    name: 'Magnesiumbisglycinat',
    detail: 'Bisglycinat',
    summary: 'Sanft zum Magen: {amount} Magnesium je Portion, an Glycin gebunden.',
  },
  'magnesium-citrate': {
    name: 'Magnesiumcitrat',
    detail: 'Citrat',
    summary: 'Ein gut lösliches Magnesium: {amount} je Portion.',
  },
  'magnesium-malate': {
    name: 'Magnesiummalat',
    detail: 'Malat',
    summary: 'Das Magnesium für den Tag: {amount} mit Äpfelsäure, zum Frühstück.',
  },
  'zinc-picolinate': {
    name: 'Zinkpicolinat',
    detail: 'Picolinat',
    summary: '{amount} gut verwertbares Zink je Portion.',
  },
  'zinc-copper': {
    name: 'Zink & Kupfer',
    detail: 'im Verhältnis 15 : 1',
    summary: 'Zink für längere Zeit, mit dem Kupfer, das es sonst verbraucht.',
  },
  'iron-bisglycinate': {
    name: 'Eisenbisglycinat',
    detail: 'Bisglycinat',
    summary: '{amount} Eisen, das sich mit dem Magen verträgt, dazu Vitamin C.',
  },
  'iron-drops': {
    name: 'Eisentropfen',
    detail: 'flüssiges Bisglycinat',
    summary: 'Flüssiges Eisen, das nach Früchten schmeckt statt nach Geländer.',
  },
  'calcium-citrate': {
    name: 'Calciumcitrat',
    detail: 'Citrat mit D3',
    summary: '{amount} Calcium in der Form, die keinen vollen Magen braucht.',
  },
  selenium: {
    name: 'Selen',
    detail: 'Selenomethionin',
    summary: '{amount} Selen, ungefähr so viel wie in zwei Paranüssen.',
  },
  'potassium-citrate': {
    name: 'Kaliumcitrat',
    detail: 'Citrat',
    summary: '{amount} Kalium für Tage, an denen man schwitzt.',
  },
  'kelp-iodine': {
    name: 'Jod aus Kelp',
    detail: 'aus Atlantik-Kelp',
    summary: 'Das Jod eines Tages aus Braunalgen, aufs Mikrogramm gemessen.',
  },
  'trace-minerals': {
    name: 'Spurenelemente',
    detail: 'sieben in einem',
    summary: 'Sieben Mineralstoffe, von denen man wenig braucht und nicht nichts.',
  },
  chromium: {
    name: 'Chrompicolinat',
    detail: 'Picolinat',
    summary: '{amount} Chrom je Portion.',
  },
  'daily-multi': {
    name: 'Multivitamin komplett',
    detail: '21 Vitamine & Mineralstoffe',
    summary: 'Einundzwanzig Vitamine und Mineralstoffe in Mengen, wie gutes Essen sie hat.',
  },
  'vegan-multi': {
    name: 'Grünes Multivitamin',
    detail: 'vegan, mit DHA aus Algen',
    summary: 'Für alle, die Pflanzen essen: B12, Jod, D aus Flechten und DHA aus Algen.',
  },
  'liquid-multi': {
    name: 'Multivitamin flüssig',
    detail: '13 Vitamine',
    summary: 'Ein Esslöffel statt einer Tablette, für alle, die nicht gern schlucken.',
  },
  'omega-3': {
    name: 'Omega-3-Fischöl',
    detail: 'EPA & DHA',
    summary: '{amount} EPA und DHA je Portion, aus kleinen Fischen mit kurzem Leben.',
  },
  'krill-oil': {
    name: 'Krillöl',
    detail: 'mit Astaxanthin',
    summary: 'Kleine rote Weichkapseln mit Omega-3 als Phospholipide: {amount} je Portion.',
  },
  'algal-omega': {
    name: 'Omega-3 aus Algen',
    detail: 'EPA & DHA',
    summary: 'Omega-3, wo auch die Fische es herhaben: {amount} EPA und DHA aus Algen.',
  },
  'flaxseed-oil': {
    name: 'Leinöl',
    detail: 'kalt gepresst',
    summary: 'Kalt gepresster Lein mit {amount} ALA, für Salate und Löffel.',
  },
  'evening-primrose': {
    name: 'Nachtkerzenöl',
    detail: 'kalt gepresst',
    summary: '{amount} GLA je Portion, aus einer Blume, die am Abend aufgeht.',
  },
  'black-seed-oil': {
    name: 'Schwarzkümmelöl',
    detail: 'Nigella sativa',
    summary: 'Pfeffriges, kalt gepresstes Öl, {amount} je Portion.',
  },
  psyllium: {
    name: 'Flohsamenschalen',
    detail: 'ganze Schalen',
    summary: 'Ganze Flohsamenschalen: {amount} Ballaststoffe, die halten, was sie versprechen.',
  },
  inulin: {
    name: 'Inulin',
    detail: 'aus Zichorie',
    summary: 'Ballaststoff aus Zichorie, der im Kaffee verschwindet.',
  },
  'ginger-root': {
    name: 'Ingwerwurzel',
    detail: 'ganze Wurzel',
    summary: 'Ingwer aus Peru, ganz und gemahlen, {amount} je Portion.',
  },
  'peppermint-oil': {
    name: 'Pfefferminzöl',
    detail: 'magensaftresistent',
    summary: 'Pfefferminze, die wartet, bis sie am Magen vorbei ist: {amount} je Portion.',
  },
  artichoke: {
    name: 'Artischockenblätter',
    detail: 'Blattextrakt',
    summary: 'Das Bittere, nach dem üppiges Essen verlangt, {amount} je Portion.',
  },
  'valerian-hops': {
    name: 'Baldrian & Hopfen',
    detail: 'Kräuter für den Abend',
    summary: 'Zwei alte Kräuter für den Abend, die weniger riechen, als sie könnten.',
  },
  glycine: {
    name: 'Glycin',
    detail: 'reine Aminosäure',
    summary: 'Ein Teelöffel der süßesten Aminosäure, eine Stunde vor dem Schlafen.',
  },
  'night-magnesium': {
    name: 'Schlaftrunk mit Magnesium',
    detail: 'Magnesium & Theanin',
    summary: 'Eine warme Tasse Magnesium, Theanin und Melisse für die letzte Stunde des Tages.',
  },
  passionflower: {
    name: 'Passionsblume & Melisse',
    detail: 'mit Melisse',
    summary: 'Zwei sanfte Pflanzen für einen Kopf, der weiterredet.',
  },
  ashwagandha: {
    name: 'Ashwagandha',
    detail: 'Wurzelextrakt',
    summary: 'Für Wochen, die viel verlangen: {amount} Ashwagandha aus der Wurzel.',
  },
  ginseng: {
    name: 'Roter Ginseng aus Korea',
    detail: 'sechs Jahre alte Wurzel',
    summary: 'Sechs Jahre gewachsen, gedämpft und getrocknet: {amount}.',
  },
  elderberry: {
    name: 'Schwarzer Holunder',
    detail: 'schwarz, Extrakt 10:1',
    summary: 'Dunkle Beeren, sanft eingekocht: {amount} je Portion.',
  },
  echinacea: {
    name: 'Sonnenhut',
    detail: 'purpurea, frisches Kraut',
    summary: 'Purpursonnenhut, frisch ausgezogen: {amount} je Portion.',
  },
  'vitamin-c-zinc': {
    name: 'Vitamin C & Zink',
    detail: 'für jeden Tag',
    summary: 'Die zwei, nach denen alle fragen, in einer Portion.',
  },
  garlic: {
    name: 'Gereifter Knoblauch',
    detail: 'gereifter Extrakt',
    summary: 'Knoblauch, der zwanzig Monate Zeit hatte, ruhig zu werden: {amount}.',
  },
  turmeric: {
    name: 'Kurkuma & schwarzer Pfeffer',
    detail: '95 % Curcuminoide',
    summary: 'Die goldene Wurzel in sinnvoller Stärke und eine Prise Pfeffer.',
  },
  'collagen-peptides': {
    name: 'Kollagenpeptide',
    detail: 'Peptide vom Rind',
    summary: 'Zehn Gramm, die im Kaffee verschwinden: {amount} Peptide je Portion.',
  },
  biotin: {
    name: 'Biotin',
    detail: 'für Haare & Nägel',
    summary: '{amount} Biotin je Portion, für Haare und Nägel, die sich Zeit lassen.',
  },
};
