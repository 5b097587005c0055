import type { Suggestions } from '@green-apple/contracts-http';
import { BASE_LOCALE, type LocaleCode } from '@green-apple/domain-pricing';
import type { ProductSearch } from '@green-apple/search';
import { suggestionsInLanguage, type Names } from './names-in-language.ts';

/** What somebody may want who has begun to type, in a language. */
export class SuggestUseCase {
  private readonly search: Pick<ProductSearch, 'suggest'>;
  private readonly names: () => Names;

  constructor(search: Pick<ProductSearch, 'suggest'>, names: () => Names) {
    this.search = search;
    this.names = names;
  }

  async execute(q: string, locale: LocaleCode): Promise<Suggestions> {
    if (locale === BASE_LOCALE) return this.search.suggest(q);
    const found = await this.search.suggest(q, locale);
    return suggestionsInLanguage(found, locale, this.names());
  }
}
