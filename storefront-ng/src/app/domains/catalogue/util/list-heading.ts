import type { CategoryDto, CollectionDto } from '@green-apple/contracts-http';
import { GOAL_LABELS } from '@green-apple/domain-catalog';
import { textLanguage } from '../../shared/util-language/text-language.ts';
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

const SHOP = { link: '/shop', name: 'Shop' };

/** What a list is called, from where it stands and what was asked. */
export function listHeading(
  place: ListPlace,
  selection: ListSelection,
  categories: readonly CategoryDto[],
  collection: CollectionDto | null = null,
): ListHeading {
  if (selection.q) return heading(`Results for “${selection.q}”`, '', null);
  if (isGoal(place.goal))
    return heading(GOAL_LABELS[place.goal], GOAL_WORDS[place.goal].blurb, SHOP);
  if (place.collection)
    return {
      ...heading(collection?.name ?? sentence(place.collection), collection?.blurb ?? '', SHOP),
      ...languages(collection),
    };
  if (place.category) return categoryHeading(place.category, categories);
  if (selection.onSale)
    return heading('Offers', 'Real list prices, really lowered. While the offer lasts.', SHOP);
  return heading(
    'Everything in the shop',
    'Supplements, teas, protein and care, with every amount on the label.',
    null,
  );
}

function categoryHeading(slug: string, categories: readonly CategoryDto[]): ListHeading {
  const found = categories.find((category) => category.slug === slug);
  const parent = categories.find((category) => category.slug === found?.parentSlug);
  const name = found?.name ?? sentence(slug);
  const up = parent
    ? {
        link: `/c/${parent.slug}`,
        name: parent.name,
        lang: textLanguage(parent.translation, 'name'),
      }
    : SHOP;
  return { ...heading(name, found?.blurb ?? '', up), ...languages(found) };
}

const languages = (
  named: Pick<CategoryDto, 'translation'> | null | undefined,
): Pick<ListHeading, 'lang' | 'blurbLang'> => ({
  lang: textLanguage(named?.translation, 'name'),
  blurbLang: textLanguage(named?.translation, 'blurb'),
});

const sentence = (slug: string): string =>
  slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');

const heading = (title: string, blurb: string, parent: ListHeading['parent']): ListHeading => ({
  title,
  blurb,
  description: blurb || `${title} at Green Apple.`,
  parent,
  lang: null,
  blurbLang: null,
});
