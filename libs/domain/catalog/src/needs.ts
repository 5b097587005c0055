import type { Form, Goal } from './product.ts';

/** What somebody wants to feel, in everyday words, and what the shop has for it. */
export interface Need {
  readonly said: string;
  readonly goal: Goal | null;
  /** Names of what is usually taken for it; these come first. */
  readonly means: readonly string[];
}

interface NeedWords {
  readonly says: readonly string[];
  readonly goal: Goal | null;
  readonly means?: readonly string[];
}

/**
 * Everyday words for needs. They help to find, and claim nothing: no page repeats them beside a product.
 * What the label of a goal says itself is here as well.
 */
const NEEDS: readonly NeedWords[] = [
  {
    says: ['jet lag', 'jetlag', 'shift work'],
    goal: 'sleep',
    means: ['melatonin'],
  },
  {
    says: [
      ...['sleep', 'sleeping', 'asleep', 'insomnia', 'sleepless', 'sleeplessness', 'bedtime'],
      ...['sleep aid', 'sleeping pills', 'wake up at night', 'restless', 'nightly', 'night time'],
    ],
    goal: 'sleep',
  },
  {
    says: ['stress', 'stressed', 'stressful', 'anxiety', 'anxious', 'nervous', 'worry', 'tense'],
    goal: 'sleep',
    means: ['ashwagandha', 'theanine', 'rhodiola'],
  },
  {
    says: ['calm', 'calms', 'calming', 'relax', 'relaxing', 'relaxation', 'unwind', 'wind down'],
    goal: 'sleep',
  },
  {
    says: [
      ...['energy', 'tired', 'tiredness', 'fatigue', 'fatigued', 'exhausted', 'sluggish', 'weary'],
      ...['focus', 'concentration', 'concentrate', 'brain fog', 'memory', 'alert', 'stamina'],
    ],
    goal: 'energy',
  },
  {
    says: ['sore throat', 'scratchy throat', 'cough', 'hoarse'],
    goal: 'immunity',
    means: ['throat'],
  },
  {
    says: [
      ...['immune', 'immunity', 'immune system', 'defenses', 'getting sick', 'sniffles', 'sick'],
      ...['a cold', 'colds', 'cold and flu', 'cold flu', 'flu', 'flu season', 'runny nose'],
    ],
    goal: 'immunity',
  },
  {
    says: ['constipation', 'constipated', 'irregular', 'regularity'],
    goal: 'gut',
    means: ['psyllium', 'inulin', 'fiber'],
  },
  {
    says: ['nausea', 'queasy', 'motion sickness', 'travel sickness'],
    goal: 'gut',
    means: ['ginger'],
  },
  {
    says: [
      ...['gut', 'digestion', 'digestive', 'stomach', 'upset stomach', 'tummy', 'belly', 'gas'],
      ...['bloating', 'bloated', 'heartburn', 'indigestion', 'reflux', 'cramping stomach'],
    ],
    goal: 'gut',
  },
  {
    says: ['bone', 'bones', 'bone density', 'osteoporosis'],
    goal: 'joints',
    means: ['bone', 'calcium', 'vitamin d3 k2'],
  },
  {
    says: [
      ...['joint', 'joints', 'knee', 'knees', 'hip', 'hips', 'mobility', 'arthritis', 'cartilage'],
      ...['back pain', 'achy joints', 'joint pain', 'stiff joints', 'stiff knees', 'stiffness'],
    ],
    goal: 'joints',
  },
  {
    says: ['hair', 'hair loss', 'thinning hair', 'nail', 'nails', 'brittle nails'],
    goal: 'skin',
    means: ['biotin', 'hair nails', 'keratin', 'silica'],
  },
  {
    says: ['dry skin', 'itchy skin', 'eczema'],
    goal: 'skin',
    means: ['dry skin', 'hyaluronic', 'ceramide'],
  },
  {
    says: ['wrinkle', 'wrinkles', 'fine lines', 'anti aging', 'skin', 'complexion', 'acne', 'glow'],
    goal: 'skin',
  },
  {
    says: ['muscle recovery', 'sore muscles', 'after training', 'after workout', 'post workout'],
    goal: null,
    means: ['recovery', 'whey protein', 'amino acids', 'tart cherry'],
  },
  {
    says: ['build muscle', 'muscle gain', 'muscle growth', 'muscles', 'muscle'],
    goal: null,
    means: ['protein', 'creatine', 'amino acids'],
  },
  {
    says: ['muscle cramps', 'muscle cramp', 'leg cramps', 'cramps'],
    goal: null,
    means: ['magnesium', 'electrolyte'],
  },
  {
    says: ['hydration', 'rehydration', 'dehydrated', 'rehydrate', 'hydrate'],
    goal: null,
    means: ['electrolyte'],
  },
  {
    says: ['period pain', 'period cramps', 'pms', 'menstrual', 'cycle'],
    goal: null,
    means: ['chasteberry', 'evening primrose', 'raspberry leaf'],
  },
  { says: ['menopause', 'hot flashes', 'hot flushes'], goal: null, means: ['red clover'] },
  { says: ['prostate'], goal: null, means: ['saw palmetto'] },
  { says: ['liver', 'detox', 'hangover'], goal: null, means: ['milk thistle', 'artichoke', 'nac'] },
  { says: ['eye', 'eyes', 'vision', 'eyesight', 'macular'], goal: null, means: ['lutein'] },
  {
    says: ['heart', 'cholesterol', 'blood pressure', 'circulation'],
    goal: null,
    means: ['omega 3', 'garlic', 'coenzyme q10'],
  },
];

const FORM_WORDS: Readonly<Record<string, readonly Form[]>> = {
  ...{ capsule: ['capsule'], capsules: ['capsule'], caps: ['capsule'] },
  ...{ tablet: ['tablet'], tablets: ['tablet'], pill: ['tablet', 'capsule'] },
  ...{ pills: ['tablet', 'capsule'], softgel: ['softgel'], softgels: ['softgel'] },
  ...{ gummy: ['gummy'], gummies: ['gummy'], powder: ['powder'], liquid: ['liquid'] },
  ...{ drops: ['liquid'], syrup: ['liquid'], tincture: ['liquid'], tea: ['tea'], teas: ['tea'] },
  ...{ cream: ['cream'], lotion: ['cream'], bar: ['bar'], bars: ['bar'] },
  ...{ sachet: ['sachet'], sachets: ['sachet'] },
};

interface Audience {
  readonly shelf: string;
  readonly says: readonly string[];
  /** The same in other languages, by locale. */
  readonly abroad: Readonly<Record<string, readonly string[]>>;
}

/** Who something is for, by the shelf it stands on; unless asked for, those shelves come last. */
const AUDIENCES: readonly Audience[] = [
  {
    shelf: 'pets',
    says: [
      ...['dog', 'dogs', "dog's", 'puppy', 'puppies', 'cat', 'cats', 'kitten', 'kittens'],
      ...['pet', 'pets', 'animal', 'animals'],
    ],
    abroad: {
      de: ['hund', 'hunde', 'hunden', 'welpe', 'welpen', 'katze', 'katzen', 'tier', 'tiere'],
      fr: ['chien', 'chiens', 'chiot', 'chat', 'chats', 'animal', 'animaux'],
    },
  },
  {
    shelf: 'kids',
    says: [
      ...['kid', 'kids', 'child', 'children', 'childrens', 'toddler', 'toddlers', 'baby'],
      ...['teen', 'teens', 'son', 'daughter'],
    ],
    abroad: {
      de: ['kind', 'kinder', 'kindern', 'kleinkind', 'baby', 'teenager', 'sohn', 'tochter'],
      fr: ['enfant', 'enfants', 'bébé', 'ado', 'ados', 'fils', 'fille'],
    },
  },
];

/** Words around a need that say nothing more about it. */
const AROUND_A_NEED = new Set([
  ...["can't", 'cant', 'cannot', 'trouble', 'problem', 'problems', 'issue', 'issues', 'falling'],
  ...['always', 'often', 'more', 'all', 'day', 'time', 'morning', 'support', 'supports', 'relief'],
  ...['against', 'season', 'feel', 'feeling', 'having', 'when', 'down', 'up', 'natural', 'remedy'],
  ...['better', 'boost', 'improve', 'reduce', 'strong', 'healthy', 'health', 'aid', 'remedies'],
  ...['what', 'which', 'who', 'how', 'so', 'too', 'very', 'stay', 'keep', 'makes', 'make', 'do'],
  ...['not', "don't", 'dont', "doesn't", 'achy', 'stiff', 'sore', 'pain', 'running', 'supplement'],
  ...['help', 'helps', 'helping', 'me', 'my', 'i', 'the', 'a', 'an', 'in', 'at', 'for', 'of'],
  ...['against', 'with', 'to', 'and', 'from', 'something', 'anything', 'before', 'after', 'during'],
]);

const PHRASES = NEEDS.flatMap(({ says, goal, means = [] }) =>
  says.map((phrase) => ({ words: phrase.split(' '), need: { said: phrase, goal, means } })),
).sort((a, b) => b.words.length - a.words.length);

/** What was typed, taken apart into needs and the words that are left. */
export interface Wishes {
  readonly needs: readonly Need[];
  readonly left: readonly string[];
}

/** Finds needs in words, the longest phrase first; fillers beside them go. */
export function readNeeds(words: readonly string[]): Wishes {
  const needs: Need[] = [];
  let left = [...words];
  for (const { words: phrase, need } of PHRASES) {
    const at = left.findIndex((_, start) =>
      phrase.every((word, place) => left[start + place]?.toLowerCase() === word),
    );
    if (at < 0) continue;
    needs.push(need);
    left = [...left.slice(0, at), ...left.slice(at + phrase.length)];
  }
  if (needs.length > 0) left = left.filter((word) => !AROUND_A_NEED.has(word.toLowerCase()));
  return { needs, left };
}

/** Forms that are named: preferred, not required. */
export const formsNamed = (words: readonly string[]): Form[] => [
  ...new Set(
    words.flatMap((word) => {
      const key = word.toLowerCase();
      return Object.hasOwn(FORM_WORDS, key) ? (FORM_WORDS[key] ?? []) : [];
    }),
  ),
];

export const namesForm = (word: string): boolean => Object.hasOwn(FORM_WORDS, word.toLowerCase());

/** Shelves for somebody in particular, by whether that is somebody these words name. */
export function shelvesByAudience(
  words: readonly string[],
  locale?: string,
): {
  readonly named: string[];
  readonly others: string[];
} {
  const said = new Set(words.map((word) => word.toLowerCase()));
  const isNamed = ({ says, abroad }: Audience): boolean =>
    (locale === undefined ? says : (abroad[locale] ?? [])).some((word) => said.has(word));
  const shelf = (one: { readonly shelf: string }): string => one.shelf;
  return {
    named: AUDIENCES.filter(isNamed).map(shelf),
    others: AUDIENCES.filter((audience) => !isNamed(audience)).map(shelf),
  };
}
