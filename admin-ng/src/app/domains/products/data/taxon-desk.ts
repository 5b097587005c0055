import { inject, resource } from '@angular/core';
import type { AdminBrand, AdminCategory } from '@green-apple/contracts-http';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { Keeping } from './keeping.ts';

/** What is different between brands and categories. */
interface TaxonKind<Taxon, Create> {
  readonly name: string;
  readonly troubles: Readonly<Record<string, string>>;
  readonly list: (signal: AbortSignal) => Promise<readonly Taxon[]>;
  readonly create: (id: string, fields: Create) => Promise<unknown>;
  readonly change: (before: Taxon, fields: Omit<Create, 'slug'>) => Promise<unknown>;
  readonly remove: (taxon: Taxon) => Promise<unknown>;
}

/** The list of all brands or all categories, and what an employee does to one of them. */
export class TaxonDesk<
  Taxon extends AdminBrand | AdminCategory,
  Create extends { readonly slug: string; readonly name: string },
> {
  readonly keeping: Keeping<Taxon>;
  readonly list = resource({ loader: ({ abortSignal }) => this.#kind.list(abortSignal) });
  readonly shown = keptValue(this.list);
  readonly #kind: TaxonKind<Taxon, Create>;
  readonly #employee = inject(CurrentEmployee);

  constructor(kind: TaxonKind<Taxon, Create>) {
    this.#kind = kind;
    this.keeping = new Keeping<Taxon>({
      CODE_TAKEN: `Another ${kind.name} has this address. Choose another one.`,
      STILL_IN_USE: 'Something is in it by now, so it stays.',
      ...kind.troubles,
    });
  }

  /** What one of them is called. */
  get name(): string {
    return this.#kind.name;
  }

  mayWrite(): boolean {
    return this.#employee.may('products:write');
  }

  async save(fields: Create): Promise<void> {
    const before = this.keeping.seen();
    await this.keeping.attempt(async () => {
      const { slug: _stays, ...rest } = fields;
      if (before) await this.#kind.change(before, rest);
      else await this.#kind.create(this.keeping.newId, fields);
      this.keeping.open(undefined);
      this.list.reload();
      return `Saved “${fields.name}”. The shop shows it within seconds.`;
    });
  }

  /** The one that is open was translated. */
  translated(version: number): void {
    this.keeping.raise(version);
    this.list.reload();
  }

  async remove(taxon: Taxon): Promise<void> {
    await this.keeping.attempt(async () => {
      await this.#kind.remove(taxon);
      this.list.reload();
      return `“${taxon.name}” is gone.`;
    });
  }
}
