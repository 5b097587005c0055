import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import {
  UnknownCursorError,
  collectionScope,
  isShown,
  movedCollection,
  type Collection,
} from '@green-apple/domain-catalog';
import { BASE_LOCALE, type LocaleCode } from '@green-apple/domain-pricing';
import type { ProductSearch } from '@green-apple/search';
import type { SearchTally } from '../search-tally.ts';
import { facetsInLanguage, type Names } from './names-in-language.ts';

export type ListProductsResult =
  | { readonly code: 'LISTED'; readonly list: ProductList }
  | { readonly code: 'CURSOR_UNKNOWN' }
  | { readonly code: 'COLLECTION_NOT_FOUND' }
  /** By an address it had before. */
  | { readonly code: 'COLLECTION_MOVED'; readonly slug: string };

export interface ListProductsDependencies {
  readonly search: ProductSearch;
  readonly tally: Pick<SearchTally, 'note'>;
  readonly collections?: () => readonly Collection[];
  readonly names?: () => Names;
}

/** Lists, category pages and search are one thing: products under conditions, with facets. */
export class ListProductsUseCase {
  private readonly search: ProductSearch;
  private readonly tally: Pick<SearchTally, 'note'>;
  private readonly collections: () => readonly Collection[];
  private readonly names: () => Names;

  constructor({
    search,
    tally,
    collections = () => [],
    names = () => ({ categories: {}, attributes: [] }),
  }: ListProductsDependencies) {
    this.search = search;
    this.tally = tally;
    this.collections = collections;
    this.names = names;
  }

  /** `now` is ISO 8601. What the cache answers does not come here, and counts once. */
  async execute(
    { lang: _, ...query }: ListProductsQuery,
    now: string,
    locale: LocaleCode,
  ): Promise<ListProductsResult> {
    const collection = this.collections().find(({ slug }) => slug === query.collection);
    if (query.collection !== undefined && !(collection && isShown(collection, now))) {
      const slug = movedCollection(this.collections(), query.collection, now);
      return slug === null ? { code: 'COLLECTION_NOT_FOUND' } : { code: 'COLLECTION_MOVED', slug };
    }
    if (query.q && query.cursor === undefined) this.tally.note(query.q);
    try {
      const asked = {
        ...query,
        ...(collection
          ? {
              sort: query.sort ?? collection.sort,
              scope: collectionScope(collection, now),
            }
          : {}),
        ...(locale === BASE_LOCALE ? {} : { locale }),
      };
      return { code: 'LISTED', list: this.named(await this.search.list(asked, now), locale) };
    } catch (error) {
      if (error instanceof UnknownCursorError) return { code: 'CURSOR_UNKNOWN' };
      throw error;
    }
  }

  private named(list: ProductList, locale: LocaleCode): ProductList {
    return locale === BASE_LOCALE
      ? list
      : { ...list, facets: facetsInLanguage(list.facets, locale, this.names()) };
  }
}
