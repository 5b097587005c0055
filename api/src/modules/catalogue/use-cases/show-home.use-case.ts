import type { HomePage, MoneyDto } from '@green-apple/contracts-http';
import { GOALS, GOAL_LABELS } from '@green-apple/domain-catalog';
import {
  toProductCard,
  type CatalogReader,
  type CategoryWords,
  type ProductProjection,
} from '@green-apple/persistence';
import { ListCategoriesUseCase } from './list-categories.use-case.ts';

/** The home page in one answer: three shelves, goals, categories. */
export class ShowHomeUseCase {
  private readonly reader: CatalogReader;
  private readonly freeDeliveryFrom: () => MoneyDto;
  private readonly categories: ListCategoriesUseCase;

  constructor(
    reader: CatalogReader,
    freeDeliveryFrom: () => MoneyDto,
    categoryWords: () => CategoryWords = () => ({}),
  ) {
    this.reader = reader;
    this.freeDeliveryFrom = freeDeliveryFrom;
    this.categories = new ListCategoriesUseCase(reader, categoryWords);
  }

  /** `now` is ISO 8601. */
  async execute(now: string, locale: string): Promise<HomePage> {
    const [shelves, goals, categories] = await Promise.all([
      this.reader.home(locale),
      this.reader.goals(),
      this.categories.execute(locale),
    ]);
    const cards = (products: readonly ProductProjection[]) =>
      products.flatMap((product) => toProductCard(product, now) ?? []);
    const counts = new Map(goals.map(({ goal, productCount }) => [goal, productCount]));
    const freeDeliveryFrom = this.freeDeliveryFrom();
    return {
      loved: cards(shelves.loved),
      offers: cards(shelves.offers),
      fresh: cards(shelves.fresh),
      goals: GOALS.map((goal) => ({
        goal,
        label: GOAL_LABELS[goal],
        productCount: counts.get(goal) ?? 0,
      })),
      categories,
      freeDeliveryFrom,
      currency: freeDeliveryFrom.currency,
    };
  }
}
