import type { ProductList, SearchTrial, SearchTrialResult } from '@green-apple/contracts-http';
import type { SearchRules } from '@green-apple/domain-catalog';
import type { ProductSearch } from '@green-apple/search';

/** Search by given rules; what shoppers have, with other words of employees. */
export type SearchBy = (rules: SearchRules) => ProductSearch;

const SHOWN = 8;
const FREQUENT = 30;

/** Answers lists by a draft of the rules beside those that hold, and changes nothing. */
export class TryRulesUseCase {
  private readonly searchBy: SearchBy;
  private readonly frequent: (limit: number) => Promise<string[]>;

  constructor(searchBy: SearchBy, frequent: (limit: number) => Promise<string[]>) {
    this.searchBy = searchBy;
    this.frequent = frequent;
  }

  /** Throws while the search engine is away: there is nothing to compare then. `now` is ISO 8601. */
  async execute(trial: SearchTrial, holding: SearchRules, now: string): Promise<SearchTrialResult> {
    const before = this.searchBy(holding);
    const after = this.searchBy({ version: holding.version + 1, ...trial.draft });
    const frequent = trial.frequent ? await this.frequent(FREQUENT) : [];
    const lists = [
      ...[...new Set([...trial.queries, ...frequent])].map((q) => ({
        list: q,
        query: { q, limit: SHOWN },
      })),
      ...trial.categories.map((category) => ({
        list: category,
        query: { category, limit: SHOWN, sort: 'relevance' as const },
      })),
    ];
    const answered = [];
    for (const { list, query } of lists) {
      const [held, drafted] = await Promise.all([before.list(query, now), after.list(query, now)]);
      answered.push({ list, ...compared(held, drafted) });
    }
    return { lists: answered };
  }
}

function compared(held: ProductList, drafted: ProductList) {
  const side = ({ total, items }: ProductList) => ({
    total,
    titles: items.map(({ title }) => title),
  });
  const [now, draft] = [side(held), side(drafted)];
  return { now, draft, changed: JSON.stringify(now) !== JSON.stringify(draft) };
}
