import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { AdminBrand, AdminCategory } from '@green-apple/contracts-http';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import type { TaxonDesk } from '../data/taxon-desk.ts';
import { KeepingFrame } from './keeping-frame.ts';
import { TaxonTable, type TaxonRow } from './taxon-table.ts';

/** The page of all brands or all categories; the form of the one that is open stands inside. */
@Component({
  selector: 'ga-taxon-frame',
  imports: [FailurePanel, KeepingFrame, TaxonTable],
  template: `
    <ga-keeping-frame
      [heading]="heading()"
      [here]="here()"
      [addLabel]="'New ' + desk().name"
      [mayWrite]="desk().mayWrite()"
      [keeping]="desk().keeping"
    >
      @let open = desk().keeping.editing();
      @if (open !== undefined) {
        <section class="panel" aria-labelledby="form-heading">
          <h2 id="form-heading" tabindex="-1" class="panel-head">
            {{ open?.name ?? 'A new ' + desk().name }}
          </h2>
          <ng-content />
        </section>
      }

      <section class="panel" [attr.aria-label]="'All ' + here()">
        @if (desk().list.error() && !desk().shown()) {
          <ga-failure-panel
            [what]="'The ' + here()"
            [error]="desk().list.error()"
            (again)="desk().list.reload()"
          />
        } @else if (desk().shown()) {
          <ga-taxon-table
            [what]="column()"
            [rows]="rows()"
            [mayWrite]="desk().mayWrite()"
            [busy]="desk().keeping.busy()"
            (edit)="desk().keeping.open($event)"
            (remove)="desk().remove($event)"
          />
        } @else {
          <p class="loading" role="status">Loading the {{ here() }}…</p>
        }
      </section>
    </ga-keeping-frame>
  `,
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaxonFrame<
  Taxon extends AdminBrand | AdminCategory,
  Create extends { readonly slug: string; readonly name: string },
> {
  readonly heading = input.required<string>();
  readonly column = input.required<string>();
  readonly here = input.required<'brands' | 'categories'>();
  readonly desk = input.required<TaxonDesk<Taxon, Create>>();
  readonly rows = input.required<readonly TaxonRow<Taxon>[]>();
}
