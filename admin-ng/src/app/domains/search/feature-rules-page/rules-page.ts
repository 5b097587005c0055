import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { SearchTrialResult } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { SearchClient } from '../../shared/data-access/search-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { AddRule, type NewRule } from '../ui/add-rule.ts';
import {
  actionLabel,
  fromDraft,
  listsOf,
  placeLabel,
  synonymFaults,
  toDraft,
  type RulesDraft,
} from '../util/rules-draft.ts';

/** Synonyms and the places of products: edited as a draft, tried, then published as one version. */
@Component({
  selector: 'ga-rules-page',
  imports: [
    AddRule,
    FailurePanel,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    RouterLink,
    StoreTimeText,
  ],
  templateUrl: './rules-page.html',
  styleUrls: ['../feature-index-page/index-page.scss', './rules-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RulesPage {
  readonly #client = inject(SearchClient);
  readonly #products = inject(ProductClient);
  readonly #reference = inject(ReferenceClient);
  readonly #employee = inject(CurrentEmployee);
  protected readonly rules = resource({
    loader: ({ abortSignal }) => this.#client.rules(abortSignal),
  });
  protected readonly page = keptValue(this.rules);
  protected readonly draft = linkedSignal<RulesDraft>(() => {
    const page = this.page();
    return page ? toDraft(page) : { synonyms: '', merchandising: [] };
  });
  protected readonly sought = signal('');
  readonly #found = resource({
    params: () => this.sought().trim() || undefined,
    loader: ({ params, abortSignal }) =>
      this.#products.list({ q: params, status: 'published', limit: 8 }, abortSignal),
  });
  protected readonly products = computed(() =>
    this.#found.hasValue() ? this.#found.value().items : [],
  );
  readonly #known = resource({ loader: () => this.#reference.read() });
  protected readonly categories = computed(() =>
    this.#known.hasValue() ? this.#known.value().categories : [],
  );
  readonly #named = signal<Readonly<Record<string, string>>>({});
  protected readonly faults = computed(() => synonymFaults(this.draft().synonyms));
  protected readonly mayTune = computed(() => this.#employee.may('search:tune'));
  protected readonly alsoTry = signal('');
  protected readonly note = signal('');
  protected readonly trial = signal<SearchTrialResult | null>(null);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly trouble = signal('');
  protected readonly actionLabel = actionLabel;
  protected readonly placeLabel = placeLabel;

  protected titleOf(id: string): string {
    return this.#named()[id] ?? this.page()?.titles[id] ?? 'A product that is gone';
  }

  protected write(synonyms: string): void {
    this.#change({ ...this.draft(), synonyms });
  }

  protected add({ rule, title }: NewRule): void {
    this.#named.update((named) => ({ ...named, [rule.productId]: title }));
    this.#change({ ...this.draft(), merchandising: [...this.draft().merchandising, rule] });
  }

  protected remove(at: number): void {
    const merchandising = this.draft().merchandising.filter((_, index) => index !== at);
    this.#change({ ...this.draft(), merchandising });
  }

  protected async tryOut(): Promise<void> {
    const { queries, categories } = listsOf(this.draft());
    const typed = this.alsoTry()
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    await this.#attempt(async () => {
      const all = [...new Set([...typed, ...queries])].slice(0, 20);
      this.trial.set(
        await this.#client.try({
          draft: fromDraft(this.draft()),
          queries: all,
          categories,
          frequent: true,
        }),
      );
    });
  }

  protected async publish(): Promise<void> {
    const page = this.page();
    if (!page) return;
    await this.#attempt(async () => {
      const rules = { ...fromDraft(this.draft()), note: this.note() };
      this.rules.set(await this.#client.publish(page.version, rules));
      this.note.set('');
      this.trial.set(null);
      this.said.set('Published. The shop searches by it within seconds.');
    });
  }

  #change(draft: RulesDraft): void {
    this.draft.set(draft);
    this.trial.set(null);
    this.said.set('');
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(TROUBLES[failureCode(error)] ?? 'That did not work. Nothing was changed.');
    } finally {
      this.busy.set(false);
    }
  }
}

const TROUBLES: Readonly<Record<string, string>> = {
  VERSION_CONFLICT:
    'A colleague has published meanwhile. Copy what you need, reload the page and try again.',
  DEPENDENCY_UNAVAILABLE: 'The search engine does not answer, so nothing can be tried now.',
  VALIDATION_FAILED: 'Something in the draft makes no sense. Look at the lines named above.',
};
