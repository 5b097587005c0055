import type { Form } from '@green-apple/domain-catalog';

/** Something people want to know, what the shop says, and what a buyer adds; null where nobody does. */
export type Curiosity = readonly [question: string, answer: string, buyer: string | null];

/** What people ask about a form, whoever makes it. */
export const OF_FORM: Readonly<Record<Form, readonly Curiosity[]>> = {
  capsule: [
    [
      'Can I open the capsule and stir it into food?',
      'You can. It is plain plant cellulose, and what is inside goes well with applesauce or yogurt.',
      'I stir mine into porridge. A little bitter, but it works.',
    ],
    [
      'How large are the capsules?',
      'A bit longer than a coffee bean. They go down with half a glass of water.',
      null,
    ],
  ],
  tablet: [
    [
      'Can I break a tablet in half?',
      'Yes, it is scored for that. Half a tablet is half of what the label says.',
      'With my thumbs, no knife needed.',
    ],
    [
      'Are the tablets coated?',
      'No, neither coated nor polished. You may notice the taste for a moment.',
      null,
    ],
  ],
  softgel: [
    [
      'Do I keep the softgels in the refrigerator?',
      'You need not. Somewhere cool and out of the sun is enough, a cupboard away from the stove.',
      null,
    ],
    [
      'Can I cut a softgel open?',
      'Better not: the oil runs out and you no longer know how much you take.',
      'I tried it once. My kitchen knew for a day.',
    ],
  ],
  gummy: [
    [
      'Do they melt in the mail in summer?',
      'They soften above 90 °F (32 °C) and set again in the refrigerator. The amounts on the label stay the same.',
      'Mine arrived in August in one piece.',
    ],
    [
      'What do they stick together with?',
      'With fruit pectin. What else is in them stands on the label above.',
      null,
    ],
  ],
  powder: [
    [
      'Does it dissolve in cold water?',
      'It does when you stir or shake it well. In yogurt or porridge it needs a spoon and no patience.',
      'In a shaker, yes. With a fork it takes a minute.',
    ],
    [
      'Where is the scoop? I cannot find it.',
      'Somewhere in the pouch. Shake it gently with the pouch closed, and it comes up.',
      'Right at the bottom, every time.',
    ],
  ],
  liquid: [
    [
      'Can I put the drops into hot tea?',
      'Let the tea cool until you can drink it. Water, juice or straight from the dropper are fine, too.',
      null,
    ],
    [
      'How do I know how much one dropper is?',
      'The glass is marked. Filled to the mark it is what the label calls a serving.',
      'The mark is easy to see against the light.',
    ],
  ],
  tea: [
    [
      'How long should it steep?',
      'As long as the directions above say, with the cup covered. Longer makes it stronger and more bitter.',
      'I forget it all the time, and it is still good.',
    ],
    [
      'Can I make it as iced tea?',
      'Yes: steep it hot and a little longer, let it cool, and pour it over ice.',
      null,
    ],
  ],
  cream: [
    [
      'Does it leave stains on clothes?',
      'Give it a minute to sink in before you dress, and it leaves nothing.',
      'None on my shirts so far.',
    ],
    [
      'How long does a tube last?',
      'About two months when you use the pea-sized amount of the directions.',
      null,
    ],
  ],
  bar: [
    [
      'Can I take them along on a hot day?',
      'You can. They soften a little and keep their shape.',
      'In a backpack all July, no trouble.',
    ],
    [
      'Is a bar a meal?',
      'No, it is something in between. What one holds stands in the table above.',
      null,
    ],
  ],
  sachet: [
    [
      'How much water do I need for one sachet?',
      'A large glass. With less it is stronger, and that is all.',
      'I take a pint, it is too sweet for me otherwise.',
    ],
    [
      'Can I take half a sachet?',
      'Yes, but use the rest the same day: once open it draws moisture.',
      null,
    ],
  ],
};

/** What people ask about anything. */
export const OF_ANYTHING: readonly Curiosity[] = [
  [
    'Where do I find what the laboratory found in my pack?',
    'Under “Look up your lot” on this page. The code is printed beside the best-before date.',
    'Took me a minute, the code is on the bottom.',
  ],
  [
    'Can I send it back when I have opened it?',
    'Write to us first. Our page about returns says what we take back and for how long.',
    null,
  ],
  [
    'How long does it keep once it is open?',
    'Until the best-before date when it stays closed, dry and out of the sun between uses.',
    null,
  ],
];
