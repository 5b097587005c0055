import type { CategoryDto } from '@green-apple/contracts-http';
import { BASE_LOCALE } from '@green-apple/domain-pricing';
import type { CatalogReader, CategoryWords } from '@green-apple/persistence';
import { categoriesInLanguage } from './names-in-language.ts';

/** The whole tree, in a language. */
export class ListCategoriesUseCase {
  private readonly reader: Pick<CatalogReader, 'categories'>;
  private readonly words: () => CategoryWords;

  constructor(reader: Pick<CatalogReader, 'categories'>, words: () => CategoryWords) {
    this.reader = reader;
    this.words = words;
  }

  async execute(locale: string): Promise<CategoryDto[]> {
    const categories = await this.reader.categories();
    return locale === BASE_LOCALE
      ? categories
      : categoriesInLanguage(categories, locale, this.words());
  }
}
