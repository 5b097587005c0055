import type { Goal } from '@green-apple/domain-catalog';
import type { IconName } from '@green-apple/ng-ui';
import type { PlainText } from '../../shared/util-language/words.ts';

export interface GoalWords {
  readonly icon: IconName;
  /** A few words for a tile. */
  readonly short: PlainText;
  /** A sentence for the head of the goal's own page. Says what people look for, promises nothing. */
  readonly blurb: PlainText;
}

export const GOAL_WORDS: Readonly<Record<Goal, GoalWords>> = {
  sleep: {
    icon: 'sleep',
    short: 'Wind down, sleep through',
    blurb:
      'What people reach for in the evening: magnesium, calming herbs and teas without caffeine.',
  },
  energy: {
    icon: 'energy',
    short: 'A clear, steady day',
    blurb: 'B vitamins, iron, protein and plants for days that ask for a little more.',
  },
  immunity: {
    icon: 'immunity',
    short: 'For every season',
    blurb:
      'Vitamins C and D, zinc and elderberry: the shelf people know from their grandmother, labelled to the milligram.',
  },
  gut: {
    icon: 'gut',
    short: 'Calm after meals',
    blurb: 'Cultures, fibre and bitter herbs, each with its strain or source on the label.',
  },
  joints: {
    icon: 'joints',
    short: 'Move with ease',
    blurb: 'Collagen, omega-3 and turmeric for people who walk, lift, garden and dance.',
  },
  skin: {
    icon: 'skin',
    short: 'From inside and outside',
    blurb:
      'Biotin and hyaluron to take, creams and balms to put on; fragrance named where there is any.',
  },
};

export const isGoal = (value: string | null | undefined): value is Goal =>
  typeof value === 'string' && Object.hasOwn(GOAL_WORDS, value);
