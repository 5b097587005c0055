import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { AdminBrand, CreateBrand } from '@green-apple/contracts-http';
import { Translations } from '../../shared/feature-translations/translations.ts';
import { TaxonomyClient } from '../../shared/data-access/taxonomy-client.ts';
import { TaxonDesk } from '../data/taxon-desk.ts';
import { BrandForm } from '../ui/brand-form.ts';
import { TaxonFrame } from '../ui/taxon-frame.ts';

/** Whose products the shop sells. */
@Component({
  selector: 'ga-brands-page',
  imports: [BrandForm, TaxonFrame, Translations],
  templateUrl: './brands-page.html',
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrandsPage {
  readonly #client = inject(TaxonomyClient);
  protected readonly desk = new TaxonDesk<AdminBrand, CreateBrand>({
    name: 'brand',
    troubles: {},
    list: (signal) => this.#client.brands(signal),
    create: (id, brand) => this.#client.createBrand(id, brand),
    change: (before, brand) => this.#client.changeBrand(before, brand),
    remove: (brand) => this.#client.removeBrand(brand),
  });
  protected readonly rows = computed(() =>
    (this.desk.shown() ?? []).map((taxon) => ({
      taxon,
      level: 0,
      removable: taxon.productCount === 0,
    })),
  );
}
