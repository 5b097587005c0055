import type { Form } from '@green-apple/domain-catalog';

/** What people say, by how many stars they give: a title and how they begin. */
export const OPENINGS: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly (readonly [string, string])[]>> =
  {
    5: [
      [
        'Part of my day now',
        'I have bought it three times and it has found its place next to the kettle.',
      ],
      [
        'Does what I hoped for',
        'I took my time before writing this, and I am still pleased with it.',
      ],
      ['Will buy again', 'Good quality for the price, and the label says plainly what is in it.'],
      ['A friend told me', 'A friend recommended it, and now I do the same.'],
      ['Simple and honest', 'Nothing fancy, nothing hidden, just what it says on the pack.'],
      ['Glad I changed brands', 'My old one was dearer and had more fillers in it.'],
    ],
    4: [
      ['Good, with one wish', 'I like it and would buy it again, a larger pack would be welcome.'],
      [
        'Solid choice',
        'It fits well into my routine and I have nothing serious to complain about.',
      ],
      ['Pleased so far', 'Early days, but I am happy with it up to now.'],
      ['Good value', 'Not the cheapest, but you can see where the money goes.'],
      ['Nearly perfect', 'I like almost everything about it, down to the label.'],
    ],
    3: [
      ['It is all right', 'It is fine. I had expected a little more after what I had read.'],
      ['Mixed feelings', 'I like what is in it, I am less fond of how it is made.'],
      ['Not sure yet', 'I am halfway through the pack and cannot say much either way.'],
    ],
    2: [
      ['Not for me', 'Others seem to like it, it just did not suit me.'],
      ['Expected more', 'For this price I had hoped for something better.'],
    ],
    1: [
      ['Disappointed', 'I wanted to like it, and gave the rest to my sister.'],
      ['I would not buy it again', 'It did not agree with me, so I stopped after a week.'],
    ],
  };

/** What they notice, by the form: first what they like, then what they do not. */
export const NOTICED: Readonly<Record<Form, readonly [readonly string[], readonly string[]]>> = {
  capsule: [
    ['The capsules are small and go down easily.', 'No smell, no taste, no aftertaste.'],
    ['The capsules are rather large for me.', 'I have to open them and stir them into yoghurt.'],
  ],
  tablet: [
    ['The tablets break cleanly in half.', 'They are smooth and easy to swallow.'],
    ['The tablets are on the chalky side.', 'They crumble at the bottom of the jar.'],
  ],
  softgel: [
    ['The softgels do not stick together.', 'Nothing comes up afterwards, which matters to me.'],
    ['The softgels stuck together in the warm kitchen.', 'They are bigger than I thought.'],
  ],
  gummy: [
    ['The taste is like fruit and not like candy.', 'My whole family asks for them.'],
    ['A bit too sweet for my taste.', 'They had melted into one another when they arrived.'],
  ],
  powder: [
    [
      'It dissolves without lumps in cold water.',
      'One spoon in a smoothie and you do not notice it.',
    ],
    [
      'It takes long stirring until the lumps are gone.',
      'The scoop was buried at the very bottom.',
    ],
  ],
  liquid: [
    ['The dropper makes it easy to measure.', 'It tastes better than I feared.'],
    ['The dropper drips on the outside of the bottle.', 'The taste takes some getting used to.'],
  ],
  tea: [
    [
      'It smells wonderful while it steeps.',
      'Round and mild, even when I forget the bag in the cup.',
    ],
    ['It turns bitter after five minutes.', 'The bags are thin and two of them had burst.'],
  ],
  cream: [
    ['It sinks in quickly and leaves no film.', 'A little goes a long way.'],
    ['It leaves a shine that I do not like.', 'The tube is hard to empty.'],
  ],
  bar: [
    ['It fills me up until lunch.', 'Chewy without pulling out a tooth.'],
    ['Rather dry, have a glass of water ready.', 'Crumbly at the edges.'],
  ],
  sachet: [
    ['The sachets are handy for travelling.', 'It mixes well and fizzes nicely.'],
    ['The sachets are hard to tear.', 'A lot of wrapping for a small portion.'],
  ],
};

export const CLOSINGS: readonly string[] = [
  'Arrived well packed within three days.',
  'I liked that I could look up the lot.',
  'The best-before date was more than a year away.',
  'I take it with breakfast.',
  'I take it in the evening, after dinner.',
  'My doctor knows that I take it.',
  'Ordered again last week.',
  '',
  '',
];

export const NAMES: readonly string[] = [
  'Alma',
  'Ben K.',
  'Carla',
  'Dev',
  'Ellen T.',
  'Farid',
  'Grandma June',
  'Hugo',
  'Ines',
  'Jo',
  'Kenji',
  'Lena B.',
  'Marcus',
  'Nadia',
  'Otis',
  'Priya',
  'Quinn',
  'Rosa',
  'Sven',
  'Tess',
  'Uma',
  'Viktor',
  'Wren',
  'Yusuf',
  'Zoe',
];

/** What the shop answers to those who were let down. */
export const REPLIES: readonly string[] = [
  'Thank you for telling us. We have passed it on to the maker. Write to us if you would like to send it back.',
  'We are sorry that it did not suit you. Our help page says how to return what you do not like.',
];
