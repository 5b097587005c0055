import {
  all,
  any,
  certified,
  diet,
  exactly,
  form,
  goal,
  holds,
  of,
  titled,
  under,
} from '../fits.ts';
import { barcodeOf, forPeople, no, skuOf } from '../fits.ts';
import { judged } from '../judgement.ts';

export const BRANDS = judged('brand', [
  ['northfjord', of('northfjord')],
  ['hartwell labs', of('hartwell labs')],
  ['hartwell', of('hartwell labs')],
  ['meadow and rye', of('meadow & rye')],
  ['kettle & leaf', of('kettle & leaf')],
  ['tilly bear', of('tilly & bear')],
  [
    'ironbark creatine',
    all(of('ironbark'), titled('creatine')),
    titled('creatine'),
    of('ironbark'),
  ],
  ['duskwell magnesium', all(of('duskwell'), holds('magnesium')), titled('magnesium')],
  ['plainly vitamin c', all(of('plainly'), titled('vitamin c')), titled('vitamin c')],
  ['biota probiotic', all(of('biota'), titled('probiotic')), of('biota'), titled('probiotic')],
  ['northfiord', of('northfjord')],
  ['iron bark', of('ironbark')],
  ['duskwel', of('duskwell')],
  ['verity prenatal', all(of('verity'), titled('prenatal')), titled('prenatal')],
]);

export const CODES = judged('code', [
  [skuOf('melatonin'), exactly('melatonin')],
  [barcodeOf('melatonin'), exactly('melatonin')],
  [skuOf('whey protein'), exactly('whey protein')],
  [barcodeOf('vitamin d3'), exactly('vitamin d3')],
  [(products) => skuOf('aloe vera gel')(products)?.toLowerCase() ?? null, exactly('aloe vera gel')],
  [(products) => ` ${barcodeOf('gaba')(products) ?? ''} `, exactly('gaba')],
]);

export const FORMS = judged('form', [
  ['vitamin c gummies', all(titled('vitamin c'), form('gummy')), titled('vitamin c')],
  [
    'magnesium powder',
    all(holds('magnesium'), titled('magnesium'), form('powder')),
    titled('magnesium'),
  ],
  ['liquid iron', all(titled('iron'), form('liquid')), titled('iron')],
  ['sleep tea', all(form('tea'), goal('sleep')), goal('sleep')],
  ['collagen powder', all(titled('collagen'), form('powder')), titled('collagen')],
  [
    'vegan protein powder',
    all(titled('protein'), form('powder'), diet('vegan')),
    titled('protein'),
  ],
  ['vegan omega 3', all(titled('omega-3'), diet('vegan')), titled('omega-3')],
  ['vegan multivitamin', all(titled('multi'), diet('vegan')), titled('multi')],
  ['sugar free electrolytes', all(titled('electrolyte'), diet('sugar-free'))],
  ['gluten free protein bars', all(form('bar'), diet('gluten-free')), form('bar')],
  ['organic tea', all(form('tea'), certified('organic')), form('tea')],
  ['zinc tablets', all(titled('zinc'), form('tablet')), titled('zinc')],
  ['probiotic sachets', all(titled('probiotic'), form('sachet')), titled('probiotic')],
  ['magnesium cream', all(titled('magnesium'), form('cream')), titled('magnesium')],
  ['melatonin pills', all(titled('melatonin'), form('tablet', 'capsule')), titled('melatonin')],
  ['elderberry syrup', all(titled('elderberry'), form('liquid')), titled('elderberry')],
]);

export const AUDIENCES = judged('audience', [
  ['probiotic for dogs', all(under('pets'), titled('probiotic')), under('pets')],
  ['cat omega', all(under('pets'), titled('oil')), under('pets')],
  ['dog joint chews', all(under('pets'), titled('joint')), under('pets')],
  ['kids multivitamin', all(under('kids'), titled('multi')), under('kids')],
  ['vitamins for children', under('kids'), all(holds('vitamin'), forPeople)],
  ['kids omega', all(under('kids'), titled('omega')), under('kids'), titled('omega-3')],
  ['womens multi', titled('women', 'multi'), all(titled('multi'), forPeople)],
  ["men's multivitamin", all(titled('men', 'multi'), no(titled('women'))), titled('multi')],
  ['pregnancy vitamins', titled('prenatal'), under('women')],
  ['multivitamin over 50', any(titled('multi', '50+'), titled('vital years')), titled('multi')],
  ['anxious dog', titled('calming chews'), under('pets')],
]);
