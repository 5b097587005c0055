import type { SearchRulesPage } from '@green-apple/contracts-http';
import { NO_RULES } from '@green-apple/domain-catalog';
import type { PublishedRules } from '@green-apple/persistence';

/** The rules that hold with their history, the newest first. */
export function toRulesPage(
  history: readonly PublishedRules[],
  titles: Readonly<Record<string, string>>,
): SearchRulesPage {
  const { version, synonyms, merchandising } = history[0] ?? NO_RULES;
  return {
    version,
    synonyms: [...synonyms],
    merchandising: [...merchandising],
    titles: { ...titles },
    history: history.map(({ version, note, publishedBy, publishedAt }) => ({
      version,
      note,
      publishedBy,
      publishedAt,
    })),
  };
}
