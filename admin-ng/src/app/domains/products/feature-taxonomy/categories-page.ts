import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { AdminCategory, CreateCategory } from '@green-apple/contracts-http';
import { Translations } from '../../shared/feature-translations/translations.ts';
import { TaxonomyClient } from '../../shared/data-access/taxonomy-client.ts';
import { TaxonDesk } from '../data/taxon-desk.ts';
import { CategoryForm } from '../ui/category-form.ts';
import { TaxonFrame } from '../ui/taxon-frame.ts';
import { categoryRows } from '../util/category-rows.ts';

/** The tree that shoppers walk down. */
@Component({
  selector: 'ga-categories-page',
  imports: [CategoryForm, TaxonFrame, Translations],
  templateUrl: './categories-page.html',
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoriesPage {
  readonly #client = inject(TaxonomyClient);
  protected readonly desk = new TaxonDesk<AdminCategory, CreateCategory>({
    name: 'category',
    troubles: {
      CATEGORY_MISPLACED: 'It cannot stand there: not in itself, and four levels down at most.',
    },
    list: (signal) => this.#client.categories(signal),
    create: (id, category) => this.#client.createCategory(id, category),
    change: (before, category) => this.#client.changeCategory(before, category),
    remove: (category) => this.#client.removeCategory(category),
  });
  protected readonly rows = computed(() => {
    const all = this.desk.shown() ?? [];
    const full = new Set(all.map(({ parentId }) => parentId));
    return categoryRows(all).map(({ category: taxon, level }) => ({
      taxon,
      level,
      removable: taxon.productCount === 0 && !full.has(taxon.id),
    }));
  });
}
