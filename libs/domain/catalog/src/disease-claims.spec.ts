import fc from 'fast-check';
import { diseaseClaims } from './disease-claims.ts';

const DISCLAIMER =
  'These statements have not been evaluated by the Food and Drug Administration. ' +
  'This product is not intended to diagnose, treat, cure, or prevent any disease.';

describe('a claim about a disease', () => {
  const refused: [text: string, phrase: string][] = [
    ['Cures arthritis.', 'Cures arthritis'],
    ['Our tea treats insomnia and more.', 'treats insomnia'],
    ['Helps prevent heart disease', 'prevent heart disease'],
    ['Prevents   the common\tcold', 'Prevents the common cold'],
    ['A remedy for high blood pressure.', 'remedy for high blood pressure'],
    ['Protects you against the flu.', 'Protects you against the flu'],
    ['Fights off viruses', 'Fights off viruses'],
    ['It CURED my eczema!', 'CURED my eczema'],
    ["Slows and reverses Alzheimer's", "reverses Alzheimer's"],
    ['Relieves the pain of migraine', 'Relieves the pain of migraine'],
    ['A miracle cure.', 'miracle cure'],
    ['Stops colds early.', 'Stops colds'],
    ['Lowers stress. Treats depression.', 'Treats depression'],
    ['Not only tasty. It prevents cancer.', 'prevents cancer'],
  ];
  for (const [text, phrase] of refused)
    it(`is found in “${text}”`, () => expect(diseaseClaims(text)).toEqual([phrase]));

  const fine = [
    DISCLAIMER,
    'Supports a healthy immune system.',
    'Calcium helps build strong bones.',
    'Ask your doctor first if you are treated for high blood pressure.',
    'Do not use it if you have diabetes.',
    'For occasional sleeplessness.',
    'A treat for grey days, cold or warm.',
    'Does not prevent or cure infections.',
    'Cured meat is not in it. Cold-pressed oil.',
    'Prevents clumping in the jar.',
    'Relieves and aids digestion.',
    '',
  ];
  for (const text of fine)
    it(`is not found in “${text.slice(0, 60)}”`, () => expect(diseaseClaims(text)).toEqual([]));

  it('names each phrase once, as it stands in the text', () => {
    expect(diseaseClaims('Treats gout. Treats gout. Prevents strokes.')).toEqual([
      'Treats gout',
      'Prevents strokes',
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const phrase of diseaseClaims(text))
          expect(text.replaceAll(/\s+/g, ' ')).toContain(phrase);
      }),
    );
  });

  it('takes no time to speak of on a long text without an end', () => {
    expect(diseaseClaims('treats a '.repeat(5_000))).toEqual([]);
  });
});

describe('a claim about a disease in another language', () => {
  const refused: [locale: string, text: string, phrase: string][] = [
    ['de', 'Heilt Arthritis.', 'Heilt Arthritis'],
    ['de', 'Unser Tee hilft gegen Schlaflosigkeit.', 'hilft gegen Schlaflosigkeit'],
    ['de', 'Beugt der Grippe und mehr vor', 'Beugt der Grippe'],
    ['de-AT', 'Kann Migräne spürbar lindern', 'Migräne spürbar lindern'],
    ['de', 'Schützt Sie vor Erkältungen.', 'Schützt Sie vor Erkältungen'],
    ['de', 'Wirkt gegen Gelenkentzündungen', 'Wirkt gegen Gelenkentzündungen'],
    ['de', 'Ein Wundermittel!', 'Wundermittel'],
    ['fr', 'Prévient la grippe.', 'Prévient la grippe'],
    ['fr', 'Soulage les migraines', 'Soulage les migraines'],
  ];
  for (const [locale, text, phrase] of refused)
    it(`is found in “${text}”`, () => expect(diseaseClaims(text, locale)).toEqual([phrase]));

  const fine: [locale: string, text: string][] = [
    ['de', 'Calcium wird für die Erhaltung normaler Knochen benötigt.'],
    ['de', 'Vitamin C trägt zu einer normalen Funktion des Immunsystems bei.'],
    ['de', 'Fragen Sie vorher, wenn Sie wegen Bluthochdruck behandelt werden.'],
    ['de', 'Soll keine Krankheiten heilen.'],
    ['de', 'Dieses Erzeugnis ist nicht dazu bestimmt, Krankheiten zu heilen oder zu verhüten.'],
    ['de', 'Ein Mittel für ruhige Abende.'],
    ['fr', 'La vitamine C contribue au fonctionnement normal du système immunitaire.'],
    ['fr', 'Ce produit ne traite pas les maladies.'],
  ];
  for (const [locale, text] of fine)
    it(`is not found in “${text.slice(0, 60)}”`, () =>
      expect(diseaseClaims(text, locale)).toEqual([]));

  it('is looked for by the rules of English where there are none of its own', () => {
    expect(diseaseClaims('Cures arthritis.', 'nl')).toEqual(['Cures arthritis']);
  });
});
