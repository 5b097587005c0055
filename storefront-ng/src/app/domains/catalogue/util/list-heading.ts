import type { CategoryDto, CollectionDto } from '@green-apple/contracts-http';
import { GOAL_LABELS } from '@green-apple/domain-catalog';
import { textLanguage } from '../../shared/util-language/text-language.ts';
import type { Words } from '../../shared/util-language/words.ts';
import { GOAL_WORDS, isGoal } from './goal-words.ts';
import type { ListPlace, ListSelection } from './list-selection.ts';

export interface ListHeading {
  readonly title: string;
  readonly blurb: string;
  readonly description: string;
  /** The page one step up, for the trail above the heading. */
  readonly parent: {
    readonly link: string;
    readonly name: string;
    readonly lang?: string | null;
  } | null;
  /** Of title and blurb, where they are in another language than the page's own words. */
  readonly lang: string | null;
  readonly blurbLang: string | null;
}

/** What a list is called, from where it stands and what was asked. */
export function listHeading(
  place: ListPlace,
  selection: ListSelection,
  known: {
    readonly categories: readonly CategoryDto[];
    readonly collection: CollectionDto | null;
  },
  words: Words,
): ListHeading {
  const shop = { link: '/shop', name: words.say('Shop') };
  const heading = headingIn(words);
  if (selection.q) return heading(words.say('Results for “{q}”', { q: selection.q }), '', null);
  if (isGoal(place.goal))
    return heading(
      words.say(GOAL_LABELS[place.goal]),
      words.say(GOAL_WORDS[place.goal].blurb),
      shop,
    );
  if (place.collection) {
    const { collection } = known;
    return {
      ...heading(collection?.name ?? sentence(place.collection), collection?.blurb ?? '', shop),
      ...languages(collection, words),
    };
  }
  if (place.category) return categoryHeading(place.category, known.categories, shop, words);
  if (selection.onSale)
    return heading(
      words.say('Offers'),
      words.say('Real list prices, really lowered. While the offer lasts.'),
      shop,
    );
  return heading(
    words.say('Everything in the shop'),
    words.say('Supplements, teas, protein and care, with every amount on the label.'),
    null,
  );
}

function categoryHeading(
  slug: string,
  categories: readonly CategoryDto[],
  shop: NonNullable<ListHeading['parent']>,
  words: Words,
): ListHeading {
  const found = categories.find((category) => category.slug === slug);
  const parent = categories.find((category) => category.slug === found?.parentSlug);
  const name = found?.name ?? sentence(slug);
  const up = parent
    ? {
        link: `/c/${parent.slug}`,
        name: parent.name,
        lang: textLanguage(parent.translation, 'name', words),
      }
    : shop;
  return { ...headingIn(words)(name, found?.blurb ?? '', up), ...languages(found, words) };
}

const languages = (
  named: Pick<CategoryDto, 'translation'> | null | undefined,
  words: Words,
): Pick<ListHeading, 'lang' | 'blurbLang'> => ({
  lang: textLanguage(named?.translation, 'name', words),
  blurbLang: textLanguage(named?.translation, 'blurb', words),
});

const sentence = (slug: string): string =>
  slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');

const headingIn =
  (words: Words) =>
  (title: string, blurb: string, parent: ListHeading['parent']): ListHeading => ({
    title,
    blurb,
    description: blurb || words.say('{title} at Green Apple.', { title }),
    parent,
    lang: null,
    blurbLang: null,
  });
