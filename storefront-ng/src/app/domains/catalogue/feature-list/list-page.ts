import {
  ChangeDetectionStrategy,
  Component,
  RESPONSE_INIT,
  computed,
  effect,
  inject,
  resource,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { CatalogueClient, failureCode } from '@green-apple/ng-api-client';
import { Icon } from '@green-apple/ng-ui';
import { ProductGrid } from '../../shared/feature-product-grid/product-grid.ts';
import { NavigationStore } from '../../shared/data-navigation/navigation-store.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { PermanentMove } from '../../shared/util-seo/permanent-move.ts';
import { problemSentence, problemWords } from '../../shared/util-words/problem-words.ts';
import { ListStore } from '../data/list-store.ts';
import { FacetPanel } from '../ui/facet-panel.ts';
import { FilterDrawer } from '../ui/filter-drawer.ts';
import { GridSkeleton } from '../ui/grid-skeleton.ts';
import { categoryLinks } from '../util/category-links.ts';
import { MarketStore } from '../../shared/data-market/market-store.ts';
import { countWords, nounFor, productsWords } from '../util/count-words.ts';
import { filterChips } from '../util/filter-chips.ts';
import { isGoal } from '../util/goal-words.ts';
import { listHeading } from '../util/list-heading.ts';
import {
  SORT_LABELS,
  cleared,
  filterCount,
  readSelection,
  toApiQuery,
  toQueryParams,
  type ListPlace,
  type ListSelection,
  type Sort,
} from '../util/list-selection.ts';

/** Every list of products: the whole shop, a category, a goal, a search. Filters live in the address. */
@Component({
  selector: 'ga-list-page',
  imports: [
    FacetPanel,
    FilterDrawer,
    GridSkeleton,
    Icon,
    LoadProblem,
    ProductGrid,
    RouterLink,
    Say,
  ],
  providers: [ListStore],
  templateUrl: './list-page.html',
  styleUrl: './list-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListPage {
  readonly #words = inject(WORDS);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #meta = inject(PageMeta);
  readonly #navigation = inject(NavigationStore);
  readonly #client = inject(CatalogueClient);
  protected readonly shop = inject(MarketStore);
  readonly #response = inject(RESPONSE_INIT, { optional: true });
  readonly #move = inject(PermanentMove);
  protected readonly store = inject(ListStore);

  readonly #params = toSignal(this.#route.paramMap, { requireSync: true });
  readonly #query = toSignal(this.#route.queryParamMap, { requireSync: true });

  protected readonly place = computed<ListPlace>(() => ({
    category: this.#params().get('category'),
    goal: this.#params().get('goal'),
    collection: this.#params().get('collection'),
  }));
  protected readonly selection = computed(() => readSelection(this.#query()));
  readonly #collections = resource({
    id: 'collections',
    params: () => this.place().collection ?? undefined,
    loader: ({ abortSignal }) => this.#client.collections(abortSignal),
  });
  readonly #collection = computed(() => {
    const all = this.#collections.hasValue() ? this.#collections.value().items : [];
    const asked = this.place().collection ?? '';
    return (
      all.find(({ slug }) => slug === asked) ??
      all.find(({ formerSlugs }) => formerSlugs.includes(asked)) ??
      null
    );
  });
  /** A collection that is not, or no longer, shown; a category or a goal that there is not. */
  protected readonly missing = computed(() => {
    const { category, goal } = this.place();
    if (goal !== null) return !isGoal(goal);
    if (category !== null)
      return this.#navigation.known() && this.#navigation.categoryBySlug(category) === null;
    return failureCode(this.store.failure()) === 'COLLECTION_NOT_FOUND';
  });
  protected readonly heading = computed(() =>
    listHeading(
      this.place(),
      this.selection(),
      { categories: this.#navigation.categories(), collection: this.#collection() },
      this.#words,
    ),
  );
  protected readonly items = computed(() => this.store.list()?.items ?? []);
  protected readonly total = computed(() => this.store.list()?.total ?? 0);
  protected readonly counted = computed(() =>
    countWords(this.total(), this.#words, this.store.list()?.approximate),
  );
  protected readonly noun = computed(() => nounFor(this.total(), this.#words));
  protected readonly left = computed(() =>
    productsWords(this.total(), this.#words, this.store.list()?.approximate),
  );
  /** What of the words was left out, where nothing matches all of them. */
  protected readonly relaxed = computed(() => {
    const list = this.store.list();
    if (!list?.relaxed) return null;
    return list.unheard === undefined
      ? this.#words.say('Nothing matches every word of “{q}”; these match some of them', {
          q: this.selection().q,
        })
      : this.#words.say('Nothing matches “{words}”; these match the rest of your words', {
          words: list.unheard,
        });
  });
  protected readonly facets = computed(() => this.store.list()?.facets ?? []);
  protected readonly categories = computed(() =>
    categoryLinks(this.place().category, this.#navigation.categories(), this.facets()),
  );
  protected readonly chips = computed(() =>
    filterChips(this.selection(), this.facets(), this.shop.market().currency, this.#words),
  );
  protected readonly filters = computed(() => filterCount(this.selection()));
  protected readonly sort = computed<Sort>(
    () =>
      this.selection().sort ??
      (this.selection().q || this.place().collection ? 'relevance' : 'rating'),
  );
  protected readonly sorts = computed(() =>
    Object.entries(SORT_LABELS)
      .filter(
        ([value]) => value !== 'relevance' || this.selection().q !== '' || this.place().collection,
      )
      .map(([value, label]) => ({
        value,
        label: this.#words.say(
          value === 'relevance' && this.selection().q === '' ? 'Recommended' : label,
        ),
      })),
  );
  protected readonly empty = computed(() => this.store.list() !== null && this.total() === 0);
  protected readonly moreProblem = computed(() => {
    const error = this.store.moreFailed();
    return error === null ? null : problemSentence(problemWords(error), this.#words);
  });

  constructor() {
    this.store.follow(
      computed(() => toApiQuery({ ...this.selection(), sort: this.#asked() }, this.place())),
    );
    effect(() => {
      if (this.missing() && this.#response) this.#response.status = 404;
    });
    effect(() => {
      const now = this.#collection()?.slug;
      if (now === undefined || now === this.place().collection) return;
      this.#move.to(
        ['/collections', now],
        untracked(() => this.#route.snapshot.queryParams),
      );
    });
    effect(() => {
      if (this.missing()) return this.#meta.describe({ title: this.#words.say('Page not found') });
      const { title, description } = this.heading();
      const seo = this.#collection()?.seo;
      const search = this.selection().q !== '';
      const path = search || this.filters() > 0 ? undefined : this.#path();
      this.#meta.describe({
        title: seo?.title || title,
        description: seo?.description || description,
        unlisted: seo?.noindex ?? false,
        ...(path === undefined ? {} : { canonicalPath: path }),
      });
    });
  }

  protected choose(selection: ListSelection): void {
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams: toQueryParams(selection),
      // The list stays where the shopper is looking; only entering a page starts at its top.
      scroll: 'manual',
    });
  }

  protected sortBy(value: string): void {
    this.choose({ ...this.selection(), sort: value as Sort });
  }

  protected clear(): void {
    this.choose(cleared(this.selection()));
  }

  /** A collection has an order of its own while the shopper has chosen none. */
  readonly #asked = computed(() =>
    this.place().collection && !this.selection().q ? this.selection().sort : this.sort(),
  );

  #path(): string {
    const { category, goal } = this.place();
    const collection = this.#collection()?.slug ?? this.place().collection;
    if (collection) return `/collections/${collection}`;
    return category ? `/c/${category}` : goal ? `/goal/${goal}` : '/shop';
  }
}
