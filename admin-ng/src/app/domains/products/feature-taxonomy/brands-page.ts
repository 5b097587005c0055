import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  resource,
} from '@angular/core';
import type { AdminBrand, CreateBrand } from '@green-apple/contracts-http';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { TaxonomyClient } from '../../shared/data-access/taxonomy-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { Keeping } from '../data/keeping.ts';
import { BrandForm } from '../ui/brand-form.ts';
import { KeepingFrame } from '../ui/keeping-frame.ts';
import { TaxonTable } from '../ui/taxon-table.ts';

type Listed = readonly AdminBrand[];

/** Whose products the shop sells. */
@Component({
  selector: 'ga-brands-page',
  imports: [BrandForm, FailurePanel, KeepingFrame, TaxonTable],
  templateUrl: './brands-page.html',
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrandsPage {
  readonly #client = inject(TaxonomyClient);
  readonly #employee = inject(CurrentEmployee);

  protected readonly brands = resource({
    loader: ({ abortSignal }) => this.#client.brands(abortSignal),
  });
  protected readonly shown = linkedSignal<Listed | undefined, Listed | undefined>({
    source: () => (this.brands.hasValue() ? this.brands.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
  protected readonly rows = computed(() =>
    (this.shown() ?? []).map((taxon) => ({ taxon, level: 0, removable: taxon.productCount === 0 })),
  );
  protected readonly mayWrite = computed(() => this.#employee.may('products:write'));
  protected readonly keeping = new Keeping<AdminBrand>({
    CODE_TAKEN: 'Another brand has this address. Choose another one.',
    STILL_IN_USE: 'Something is in it by now, so it stays.',
  });

  protected async save({ slug, ...brand }: CreateBrand): Promise<void> {
    const before = this.keeping.editing();
    await this.keeping.attempt(async () => {
      if (before) await this.#client.changeBrand(before, brand);
      else await this.#client.createBrand(this.keeping.newId, { slug, ...brand });
      this.keeping.open(undefined);
      this.brands.reload();
      return `Saved “${brand.name}”. The shop shows it within seconds.`;
    });
  }

  protected async remove(brand: AdminBrand): Promise<void> {
    await this.keeping.attempt(async () => {
      await this.#client.removeBrand(brand);
      this.brands.reload();
      return `“${brand.name}” is gone.`;
    });
  }
}
