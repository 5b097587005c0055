/** How texts of a language promise to act on a disease. */
export interface ClaimRules {
  readonly promises: readonly RegExp[];
  /** Said before the promise, it is none. */
  readonly denied: RegExp;
}

/** Up to six words of the same clause in between. */
const BETWEEN = "(?:[\\s,]+[\\p{L}\\p{N}'’-]+){0,6}?[\\s,]+";

/** Letters of any language: what `\b` knows ends at the first umlaut. */
const word = (alternatives: readonly string[]): string =>
  `(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`;

/** Verb and disease near each other; verbs of these languages may stand on either side. */
const nearEachOther = (acts: readonly string[], diseases: readonly string[]): RegExp[] => [
  new RegExp(`${word(acts)}${BETWEEN}${word(diseases)}`, 'giu'),
  new RegExp(`${word(diseases)}${BETWEEN}${word(acts)}`, 'giu'),
];

const GERMAN_DISEASES = [
  ...[
    'akne',
    'adhs',
    'allergien?',
    'alzheimer\\p{L}*',
    'anämie',
    'blutarmut',
    'angststörung(?:en)?',
  ],
  ...[
    'arthritis',
    'arthrose',
    'asthma',
    'arteriosklerose',
    'autismus',
    'bronchitis',
    'krebs\\p{L}*',
  ],
  ...['chronische müdigkeit', 'erkältung(?:en)?', 'schnupfen', 'colitis', '(?:morbus )?crohn'],
  ...['covid(?:-19)?', 'corona', 'demenz', 'depression(?:en)?', 'diabet\\p{L}+', 'zuckerkrankheit'],
  ...['ekzeme?', 'neurodermitis', 'epilepsie', 'fibromyalgie', 'grippe', 'influenza', 'gicht'],
  ...['herzinfarkte?', 'herzkrankheit(?:en)?', 'herzinsuffizienz', 'hepatitis', 'herpes', 'hiv'],
  ...['bluthochdruck', 'hoher blutdruck', 'hohes? cholesterin', 'infekt(?:e|en|ion|ionen)?'],
  ...['\\p{L}*entzündung(?:en)?', 'unfruchtbarkeit', 'schlaflosigkeit', 'schlafstörung(?:en)?'],
  ...['leukämie', 'lupus', 'borreliose', 'makuladegeneration', 'migräne', 'multiple sklerose'],
  ...['adipositas', 'fettleibigkeit', 'osteoporose', 'parkinson', 'psoriasis', 'schuppenflechte'],
  ...[
    'rheuma\\p{L}*',
    'reizdarm',
    'schlaganf(?:all|älle)',
    'thrombosen?',
    'tumore?n?',
    'geschwüre?',
  ],
  ...['vire?n', 'virus', '\\p{L}*krankheit(?:en)?', '\\p{L}*erkrankung(?:en)?'],
];

const GERMAN_ACTS = [
  ...['heil(?:t|en|te|ung)', 'geheilt', 'kurier(?:t|en)', 'therapier(?:t|en)'],
  // "Behandelt werden" is about a patient, not a promise.
  ...['behandel(?:t|n)(?!\\s+(?:werden|wird|wurden?))', 'beug(?:t|en)', 'vorbeug(?:t|en|ung)'],
  ...['verhinder(?:t|n)', 'verhüte(?:t|n)', 'linder(?:t|n)', 'bekämpf(?:t|en)', 'besieg(?:t|en)'],
  ...['beseitig(?:t|en)', 'stopp(?:t|en)', 'schütz(?:t|en) (?:\\p{L}+ )?vor', 'schutz vor'],
  ...[
    'hilft (?:\\p{L}+ )?(?:gegen|bei)',
    'helfen (?:\\p{L}+ )?(?:gegen|bei)',
    'wirk(?:t|en) gegen',
  ],
  ...['mittel gegen', 'heilmittel (?:für|bei)', 'diagnostizier(?:t|en)'],
];

export const GERMAN_CLAIMS: ClaimRules = {
  promises: [
    ...nearEachOther(GERMAN_ACTS, GERMAN_DISEASES),
    new RegExp(word(['wundermittel', 'wunderheilmittel', 'wunderheilung']), 'giu'),
  ],
  denied: new RegExp(word(['nicht', 'nie', 'niemals', 'keine?[nrms]?', 'ohne', 'weder']), 'iu'),
};

const FRENCH_DISEASES = [
  ...['acné', 'allergies?', 'alzheimer', 'anémie', 'arthrite', 'arthrose', 'asthme', 'bronchite'],
  ...['cancers?', 'rhumes?', 'covid(?:-19)?', 'démence', 'dépression', 'diabète', 'eczéma'],
  ...['épilepsie', 'grippe', 'goutte', 'infarctus', 'hépatite', 'herpès', 'hypertension'],
  ...[
    'infections?',
    'insomnies?',
    'migraines?',
    'obésité',
    'ostéoporose',
    'parkinson',
    'psoriasis',
  ],
  ...['rhumatismes?', 'thromboses?', 'tumeurs?', 'ulcères?', 'virus', 'maladies?'],
];

const FRENCH_ACTS = [
  ...['guéri(?:t|r|ssent)', 'soigne(?:nt|r)?', 'traite(?:nt|r)?', 'traitement (?:de|du|contre)'],
  ...[
    'prévien(?:t|nent)',
    'prévenir',
    'soulage(?:nt|r)?',
    'comba(?:t|ttent|ttre)',
    'élimine(?:nt|r)?',
  ],
  ...['protège(?:nt)? (?:contre|de)', 'remède (?:contre|pour)', 'agi(?:t|ssent) contre'],
];

export const FRENCH_CLAIMS: ClaimRules = {
  promises: [
    ...nearEachOther(FRENCH_ACTS, FRENCH_DISEASES),
    new RegExp(word(['remède miracle']), 'giu'),
  ],
  denied: new RegExp(word(['ne', 'pas', 'jamais', 'aucune?', 'sans']), 'iu'),
};
