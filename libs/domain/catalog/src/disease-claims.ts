import { FRENCH_CLAIMS, GERMAN_CLAIMS, type ClaimRules } from './disease-claims-abroad.ts';

/**
 * Names of diseases and conditions that a supplement may not promise to act on (21 CFR 101.93(g)): fragments of
 * regular expressions. Conditions of everyday life (occasional sleeplessness, tired eyes) are not among them.
 */
const DISEASES = [
  'acne',
  'addictions?',
  'adhd',
  'allergies',
  "alzheimer'?s",
  'anaemia|anemia',
  'anxiety disorders?',
  'arthritis',
  'asthma',
  'atherosclerosis',
  'autism',
  'bronchitis',
  'cancers?',
  'cardiovascular disease',
  'chronic fatigue',
  'colds|(?:the|a|common) cold',
  'colitis',
  "crohn'?s",
  'covid(?:-19)?',
  'dementia',
  'depression',
  'diabetes',
  'diabetic\\w*',
  'diseases?',
  'eczema',
  'epilepsy',
  'fibromyalgia',
  'flu|influenza',
  'gout',
  'heart (?:attacks?|disease|failure)',
  'hepatitis',
  'herpes',
  'high (?:blood pressure|blood sugar|cholesterol)',
  'hiv',
  'hypertension',
  'ibs|irritable bowel',
  'infections?',
  'infertility',
  'insomnia',
  'leukaemia|leukemia',
  'lupus',
  'lyme',
  'macular degeneration',
  'migraines?',
  'multiple sclerosis',
  'obesity',
  'osteoporosis',
  'osteoarthritis',
  "parkinson'?s",
  'pneumonia',
  'psoriasis',
  'rheumati\\w+',
  'scurvy',
  'sinusitis',
  'strokes?',
  'thrombosis',
  'tumou?rs?',
  'ulcers?',
  'urinary tract infections?|utis?',
  'virus(?:es)?',
].join('|');

/** What a text would have it do: verbs, and nouns made of them. "Treated for" is about a patient, not a promise. */
const ACTS = [
  'cur(?:e|es|ed|ing)',
  'treat(?:s|ing)?',
  'treatments? (?:for|of)',
  'prevent(?:s|ed|ing|ion of)?',
  'heal(?:s|ed|ing)?',
  'diagnos(?:e|es|ing)',
  'mitigat(?:e|es|ing)',
  'reliev(?:e|es|ed|ing)',
  'revers(?:e|es|ed|ing)',
  'eliminat(?:e|es|ed|ing)',
  'fight(?:s|ing)?',
  'combat(?:s|ing)?',
  'stop(?:s|ped)?',
  'protect(?:s|ing)? (?:\\w+ )?(?:against|from)',
  'remed(?:y|ies) (?:for|against)',
  'got rid of',
  'gets? rid of',
  'works? against',
].join('|');

const SENTENCE = /[^.!?;\n]+/g;
const PROMISE = new RegExp(
  `\\b(?:${ACTS})\\b(?:[\\s,]+[\\w'-]+){0,6}?[\\s,]+(?:${DISEASES})\\b`,
  'gi',
);
/** A cure needs no disease to be a claim. */
const CURE = /\b(?:miracle|natural|proven) (?:cure|remedy)\b|\bcures\b/gi;
const DENIED = /\b(?:not|never|no|cannot|without|does ?n['’]t|do ?n['’]t)\b/i;

const RULES: Readonly<Record<string, ClaimRules>> = {
  en: { promises: [PROMISE, CURE], denied: DENIED },
  de: GERMAN_CLAIMS,
  fr: FRENCH_CLAIMS,
};

/**
 * Phrases of a text that promise to cure, treat or prevent a disease, as they are written, each once. Texts that
 * deny it, such as the standard disclaimer, and texts about patients ("if you are treated for ...") pass. `locale`
 * is the text's own language (BCP 47); a language without rules is read by those of English.
 */
export function diseaseClaims(text: string, locale = 'en'): string[] {
  const rules = RULES[locale.split('-', 1)[0] ?? ''] ?? RULES['en'];
  if (!rules) return [];
  const found = (text.replaceAll(/[^\S\n]+/g, ' ').match(SENTENCE) ?? []).flatMap((sentence) =>
    rules.promises
      .flatMap((promise) => [...sentence.matchAll(promise)])
      .filter(({ index }) => !rules.denied.test(sentence.slice(0, index)))
      .map(([phrase]) => phrase.trim()),
  );
  return found.filter((phrase, at) => found.findIndex((other) => other.includes(phrase)) === at);
}
