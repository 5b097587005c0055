import type { Form } from '@green-apple/domain-catalog';

/** What is true of a form, whoever makes it. */
export const FORM_LINES: Readonly<Record<Form, readonly string[]>> = {
  capsule: [
    'The capsule is plain plant cellulose; open it over applesauce if swallowing is not your thing.',
    'The capsules are clear, so you can see that there is nothing else in them.',
    'A capsule needs next to no filler, which is why the list below is short.',
    'The capsules slip down with half a glass of water.',
  ],
  tablet: [
    'The tablets are pressed small and scored, so that half of one is half of one.',
    'Uncoated and unpolished, because shine does nothing for you.',
    'The tablets come apart in the stomach within half an hour; we time it.',
    'Small enough for most throats and easy to halve for the rest.',
  ],
  softgel: [
    'The softgel keeps air and light away from what is inside.',
    'The oil stays fresh in its softgel until the moment you need it.',
    'The softgels are short and round rather than long and brave.',
    'Keep them somewhere cool; a window sill is not.',
  ],
  gummy: [
    'They are set with fruit pectin and taste of fruit rather than of perfume.',
    'Two grams of sugar a serving: less than a slice of apple, and we print it on the front.',
    'Chewy, not sticky, and gone before you can count them.',
    'Colored with fruit and vegetable juice, so the shade varies with the harvest.',
  ],
  powder: [
    'It stirs into water, yogurt or porridge, with a spoon and without a fuss.',
    'The scoop is somewhere in the pouch; shake gently and it comes up for air.',
    'A powder lets you start with half and see how you get on.',
    'The pouch closes properly, which you will appreciate in week three.',
  ],
  liquid: [
    'The dropper is marked, so one dropper means the same thing every day.',
    'In water, juice or straight: it does not mind.',
    'Dark glass keeps the light out, and the drip ring keeps the shelf clean.',
    'Good for people who do not get on with pills, and for travelers with small bags.',
  ],
  tea: [
    'The leaves are cut large, and the bag gives them room to move.',
    'Cover the cup while it steeps: the best part is what would otherwise drift off.',
    'It takes a little honey well and needs none.',
    'A second cup from the same bag is paler and still good.',
  ],
  cream: [
    'A little goes far: the tube is meant to last two months.',
    'It sinks in within a minute and leaves no shine.',
    'The tube keeps air out, so the last squeeze is as fresh as the first.',
    'It layers under sunscreen and over serum without rolling.',
  ],
  bar: [
    'It keeps its shape in a warm car and its manners in a coat pocket.',
    'You can read the whole ingredient list before the second bite.',
    'Soft enough for the morning after the dentist.',
    'Made for the hour between lunch and the meeting that overruns.',
  ],
  sachet: [
    'One sachet is one serving: nothing to count and nothing to spill.',
    'They are flat enough for a wallet and honest about it.',
    'Tear along the notch, which works on the first try.',
    'Keep two in your bag and one in your desk, and you will have one when you need it.',
  ],
};

/** How it is checked and packed. */
export const QUALITY_LINES = {
  tested: [
    'An outside laboratory checks every lot for identity, strength, heavy metals and microbes before it may leave.',
    'Every lot is tested before it leaves; a lot that fails is destroyed.',
    'Nothing leaves before the laboratory has said yes, and the laboratory is not ours.',
  ],
  house: [
    'Made in the United States in a facility that follows current good manufacturing practice, from ingredients with a known origin.',
    'The pack can be recycled or composted; the label says which and how.',
    'If it is not for you, send it back opened within sixty days and we will refund it.',
    'What is not in it: artificial colors, artificial flavors, or anything to make it look like more.',
    'We buy six months ahead and no further, so that what you receive has most of its life before it.',
    'Store it somewhere dry and ordinary; the bathroom cabinet is neither.',
    'The lot number on the label tells our team where each ingredient came from and when it was packed.',
  ],
  vegan: ['Suitable for vegans, down to the last excipient.', 'No animal has had any part in it.'],
  glutenFree: ['Made without gluten, and tested for it below 10 parts per million.'],
  tea: [
    'The bags are made of wood fiber, folded and stitched; there is no plastic in them.',
    'Bought from growers by name, and tested for pesticides on arrival.',
  ],
  skinCare: [
    'Tested on willing adults and never on animals.',
    'Made in small batches in Vermont and dated by hand.',
    'Free from added perfume, colorants and microplastics.',
    'Checked by a dermatologist on skin that complains easily.',
  ],
  pets: [
    'Every lot is tested to the same standard as what we make for people.',
    'Written with a veterinary nutritionist; dosed by weight on the back.',
    'No artificial colors or flavors, and no onion, grape or xylitol anywhere near it.',
    'If the animal turns up its nose, send it back opened and we will refund it.',
  ],
} as const;

export const TAIL_LINES = [
  'This version adds a little {added} to the recipe.',
  'With {added} alongside, in a supporting part.',
  '{brand} rounds it off with {added}.',
  'A small, stated amount of {added} completes it.',
] as const;

export const DIRECTIONS: Readonly<Record<Form, string>> = {
  capsule: 'Adults: take {serving} {times}{timing}, with a glass of water.',
  tablet: 'Adults: take {serving} {times}{timing}, with a glass of water.',
  softgel: 'Adults: take {serving} {times}{timing}. Swallow whole with water.',
  gummy: 'Chew {serving} {times}{timing}.',
  powder: 'Stir {a} into 8 to 10 fl oz of cold liquid {times}{timing}.',
  liquid: 'Shake well. Take {a} {times}{timing}.',
  tea: 'Pour 8 fl oz of freshly boiled water over one bag, cover, and wait 5 to 7 minutes. Up to three cups a day.',
  cream: 'Smooth {serving} onto clean skin morning and evening.',
  bar: 'Eat as a snack, or within an hour of training.',
  sachet: 'Adults: take the contents of one sachet {times}{timing}.',
};
