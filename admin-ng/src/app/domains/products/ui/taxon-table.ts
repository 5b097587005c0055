import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** A row of {@link TaxonTable}. */
export interface TaxonRow<Taxon> {
  readonly taxon: Taxon;
  /** How far down it stands; 0 at the top. */
  readonly level: number;
  /** Whether it can go: nothing is in it. */
  readonly removable: boolean;
}

interface Taxon {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly productCount: number;
}

/** Brands or categories, with what can be done to each. */
@Component({
  selector: 'ga-taxon-table',
  imports: [MatButton],
  template: `
    <table class="table stacks">
      <thead>
        <tr>
          <th scope="col">{{ what() }}</th>
          <th scope="col" class="number">Products</th>
          <th scope="col"><span class="visually-hidden">What can be done</span></th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.taxon.id) {
          <tr>
            <td [style.padding-inline-start.px]="row.level > 0 ? 20 + row.level * 28 : null">
              <strong>{{ row.taxon.name }}</strong>
              <span class="soft code">{{ row.taxon.slug }}</span>
            </td>
            <td class="number">{{ row.taxon.productCount.toLocaleString() }}</td>
            <td class="tools">
              @if (mayWrite()) {
                <button
                  matButton
                  type="button"
                  [attr.aria-label]="'Change ' + row.taxon.name"
                  (click)="edit.emit(row.taxon)"
                >
                  Change
                </button>
                @if (row.removable) {
                  <button
                    matButton
                    type="button"
                    [attr.aria-label]="'Remove ' + row.taxon.name"
                    [disabled]="busy()"
                    (click)="remove.emit(row.taxon)"
                  >
                    Remove
                  </button>
                }
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaxonTable<Kind extends Taxon> {
  readonly what = input.required<string>();
  readonly rows = input.required<readonly TaxonRow<Kind>[]>();
  readonly mayWrite = input.required<boolean>();
  readonly busy = input(false);
  readonly edit = output<Kind>();
  readonly remove = output<Kind>();
}
