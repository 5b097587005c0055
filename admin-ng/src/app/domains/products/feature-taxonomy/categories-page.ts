import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  resource,
} from '@angular/core';
import type { AdminCategory, CreateCategory } from '@green-apple/contracts-http';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { TaxonomyClient } from '../../shared/data-access/taxonomy-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { Keeping } from '../data/keeping.ts';
import { CategoryForm } from '../ui/category-form.ts';
import { KeepingFrame } from '../ui/keeping-frame.ts';
import { TaxonTable } from '../ui/taxon-table.ts';
import { categoryRows } from '../util/category-rows.ts';

type Listed = readonly AdminCategory[];

/** The tree that shoppers walk down. */
@Component({
  selector: 'ga-categories-page',
  imports: [CategoryForm, FailurePanel, KeepingFrame, TaxonTable],
  templateUrl: './categories-page.html',
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoriesPage {
  readonly #client = inject(TaxonomyClient);
  readonly #employee = inject(CurrentEmployee);

  protected readonly categories = resource({
    loader: ({ abortSignal }) => this.#client.categories(abortSignal),
  });
  protected readonly shown = linkedSignal<Listed | undefined, Listed | undefined>({
    source: () => (this.categories.hasValue() ? this.categories.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
  protected readonly rows = computed(() =>
    categoryRows(this.shown() ?? []).map(({ category: taxon, level }) => ({
      taxon,
      level,
      removable:
        taxon.productCount === 0 && !this.shown()?.some(({ parentId }) => parentId === taxon.id),
    })),
  );
  protected readonly mayWrite = computed(() => this.#employee.may('products:write'));
  protected readonly keeping = new Keeping<AdminCategory>({
    CODE_TAKEN: 'Another category has this address. Choose another one.',
    STILL_IN_USE: 'Something is in it by now, so it stays.',
    CATEGORY_MISPLACED: 'It cannot stand there: not in itself, and four levels down at most.',
  });

  protected async save({ slug, ...category }: CreateCategory): Promise<void> {
    const before = this.keeping.editing();
    await this.keeping.attempt(async () => {
      if (before) await this.#client.changeCategory(before, category);
      else await this.#client.createCategory(this.keeping.newId, { slug, ...category });
      this.keeping.open(undefined);
      this.categories.reload();
      return `Saved “${category.name}”. The shop shows it within seconds.`;
    });
  }

  protected async remove(category: AdminCategory): Promise<void> {
    await this.keeping.attempt(async () => {
      await this.#client.removeCategory(category);
      this.categories.reload();
      return `“${category.name}” is gone.`;
    });
  }
}
