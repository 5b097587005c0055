import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BulkJobDto } from '@green-apple/contracts-http';
import { FORMAT_LABELS, KIND_LABELS } from '../util/bulk-text.ts';

export interface ExportChoice {
  readonly kind: BulkJobDto['kind'];
  readonly format: BulkJobDto['format'];
}

/** Chooses what is written to a file. */
@Component({
  selector: 'ga-export-form',
  imports: [MatButton],
  template: `
    <h2 id="export-heading">Export a file</h2>
    <form aria-labelledby="export-heading" (submit)="ask($event)">
      <fieldset>
        <legend>What shall be in it?</legend>
        <div class="choices">
          @for (each of kinds; track each) {
            <label>
              <input
                type="radio"
                name="export-kind"
                [value]="each"
                [checked]="each === kind()"
                (change)="kind.set(each)"
              />
              {{ kindLabels[each] }}
            </label>
          }
        </div>
      </fieldset>
      <fieldset>
        <legend>As what?</legend>
        <div class="choices">
          @for (each of formats; track each) {
            <label>
              <input
                type="radio"
                name="export-format"
                [value]="each"
                [checked]="each === format()"
                (change)="format.set(each)"
              />
              {{ formatLabels[each] }}
            </label>
          }
        </div>
      </fieldset>
      <p class="next">All of them, as they are now. Read again, the file changes nothing.</p>
      <button matButton="outlined" type="submit" [disabled]="busy()">Write the file</button>
    </form>
  `,
  styleUrl: './bulk-form.scss',
  host: { class: 'panel' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportForm {
  readonly busy = input(false);
  readonly chosen = output<ExportChoice>();

  protected readonly kinds = ['products', 'prices', 'stock'] as const;
  protected readonly formats = ['csv', 'jsonl'] as const;
  protected readonly kindLabels = KIND_LABELS;
  protected readonly formatLabels = FORMAT_LABELS;
  protected readonly kind = signal<BulkJobDto['kind']>('products');
  protected readonly format = signal<BulkJobDto['format']>('csv');

  protected ask(event: Event): void {
    event.preventDefault();
    this.chosen.emit({ kind: this.kind(), format: this.format() });
  }
}
