import type {
  HomePage,
  ListProductsQuery,
  MoneyDto,
  ProductList,
} from '@green-apple/contracts-http';
import { GOALS, GOAL_LABELS } from '@green-apple/domain-catalog';
import { BASE_LOCALE, type LocaleCode } from '@green-apple/domain-pricing';
import type { ProductSearch } from '@green-apple/search';
import type { ListCategoriesUseCase } from './list-categories.use-case.ts';

/** Products on a shelf. */
const SHELF = 8;

export interface ShowHomeDependencies {
  readonly search: Pick<ProductSearch, 'list'>;
  readonly categories: ListCategoriesUseCase;
  readonly freeDeliveryFrom: () => MoneyDto;
}

/**
 * The home page in one answer: three shelves, goals, categories. Shelves are the tops of lists, and goals what a list counts:
 * whatever the size of the catalogue, and whoever answers for the search engine.
 */
export class ShowHomeUseCase {
  private readonly search: Pick<ProductSearch, 'list'>;
  private readonly categories: ListCategoriesUseCase;
  private readonly freeDeliveryFrom: () => MoneyDto;

  constructor({ search, categories, freeDeliveryFrom }: ShowHomeDependencies) {
    this.search = search;
    this.categories = categories;
    this.freeDeliveryFrom = freeDeliveryFrom;
  }

  /** `now` is ISO 8601. */
  async execute(now: string, locale: LocaleCode): Promise<HomePage> {
    const language = locale === BASE_LOCALE ? {} : { locale };
    const shelf = (of: Pick<ListProductsQuery, 'sort' | 'onSale'>): Promise<ProductList> =>
      this.search.list({ limit: SHELF, ...of, ...language }, now);
    const [loved, offers, fresh, categories] = await Promise.all([
      shelf({ sort: 'rating' }),
      shelf({ sort: 'rating', onSale: true }),
      shelf({ sort: 'newest' }),
      this.categories.execute(locale),
    ]);
    const counted = loved.facets.find(({ name }) => name === 'goal');
    const counts = new Map(counted?.values.map(({ value, count }) => [value, count]));
    const uncounted = counts.size === 0 ? null : 0;
    const freeDeliveryFrom = this.freeDeliveryFrom();
    return {
      loved: loved.items,
      offers: offers.items,
      fresh: fresh.items,
      goals: GOALS.map((goal) => ({
        goal,
        label: GOAL_LABELS[goal],
        productCount: counts.get(goal) ?? uncounted,
      })),
      approximate: counted?.approximate ?? false,
      categories,
      freeDeliveryFrom,
      currency: freeDeliveryFrom.currency,
    };
  }
}
