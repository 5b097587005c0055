import { IRON_WARNING } from '@green-apple/domain-catalog';

/** What a shopper must know before use. Written once, attached to every ingredient it belongs to. */
export const CAUTIONS = {
  anticoagulant:
    'If you take a blood thinner such as warfarin, speak to your doctor before use and keep your intake steady.',
  bleeding: 'Ask your doctor first if you take blood thinners or are due to have surgery.',
  drowsy:
    'May make you drowsy. Do not drive or operate machinery after taking it, and do not combine it with alcohol.',
  shortTerm:
    'Intended for occasional use by adults. Ask your doctor before using it for longer than four weeks.',
  iron: IRON_WARNING,
  vitaminD:
    'Do not combine with other supplements that add up to more than 100 mcg (4,000 IU) of vitamin D a day.',
  vitaminA:
    'Do not take more than 3,000 mcg of preformed vitamin A a day from all sources. Not for use during pregnancy unless your doctor advises it.',
  biotinTests:
    'Biotin can change the results of some blood tests. Tell your doctor that you take it.',
  zincCopper: 'Long-term use of more than 40 mg of zinc a day can lower copper levels.',
  magnesium:
    'Large amounts can loosen the bowels. Ask your doctor first if your kidneys do not work well.',
  potassium:
    'Ask your doctor first if your kidneys do not work well or if you take medicine for blood pressure.',
  spacing:
    'Keep two hours between this product and thyroid or antibiotic medicines, which it can bind.',
  thyroid: 'Ask your doctor first if you have a thyroid condition or take thyroid medicine.',
  selenium: 'Do not take more than 400 mcg of selenium a day from all sources.',
  b6: 'Do not take more than 100 mg of vitamin B6 a day for longer periods.',
  caffeine:
    'Contains caffeine. Not for children, or if you are sensitive to caffeine. Limit other sources on the same day.',
  ragweed: 'Not for people who react to ragweed, daisies or related plants.',
  bee: 'Not for people who react to bee products. Do not give to children under one year.',
  gallbladder: 'Ask your doctor first if you have gallstones.',
  bloodSugar: 'Ask your doctor first if you take medicine that lowers blood sugar.',
  bloodPressure: 'Ask your doctor first if you take medicine for blood pressure.',
  liver:
    'Stop and see a doctor if you notice dark urine, yellow skin or pain in the upper belly. Take with food.',
  serotonin: 'Do not combine with antidepressants or other medicines that act on serotonin.',
  hormone: 'Ask your doctor first if you take hormones or have a hormone-sensitive condition.',
  swell:
    'Take with at least 8 fl oz of liquid. Taken without enough liquid it may swell and cause choking. Do not take if you have difficulty swallowing.',
  immuneWeak: 'Ask your doctor first if your immune system is weakened.',
  hydrate:
    'Drink enough water during the day. Ask your doctor first if your kidneys do not work well.',
  tingle: 'A harmless tingling of the skin is common for an hour after use.',
  flush: 'May cause a short, harmless flush of warmth.',
  reflux:
    'Peppermint can bring on heartburn in some people; the coating helps if it is swallowed whole.',
  kids: 'Give only under adult supervision. Chew thoroughly. Not for children under 4 years.',
  dropsKids:
    'Measure with the dropper provided. Ask your pediatrician first for children under 1 year.',
  externalUse:
    'For external use only. Avoid the eyes; rinse with water if it gets there. Stop if irritation occurs.',
  patch: 'Try a small patch on the inner arm for 24 hours before first use.',
  sun: 'Can make skin more sensitive to the sun. Use sunscreen during the day.',
  pets: 'For animal use only. Keep out of the reach of children. Ask your veterinarian first if your animal is pregnant, nursing or on medicine.',
} as const;

export type CautionKey = keyof typeof CAUTIONS;
