import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BulkJobDto } from '@green-apple/contracts-http';
import { BULK_COLUMNS } from '@green-apple/domain-catalog';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { formatOfName, KIND_LABELS } from '../util/bulk-text.ts';

export interface ImportChoice {
  readonly file: File;
  readonly kind: BulkJobDto['kind'];
  readonly format: BulkJobDto['format'];
}

/** Chooses a file and what it is about. Sending it checks it and changes nothing. */
@Component({
  selector: 'ga-import-form',
  imports: [Icon, MatButton],
  template: `
    <h2 id="import-heading">Import a file</h2>
    <form aria-labelledby="import-heading" (submit)="send($event)">
      <fieldset>
        <legend>What is in it?</legend>
        <div class="choices">
          @for (each of kinds(); track each) {
            <label>
              <input
                type="radio"
                name="import-kind"
                [value]="each"
                [checked]="each === kind()"
                (change)="kind.set(each)"
              />
              {{ labels[each] }}
            </label>
          }
        </div>
      </fieldset>
      <label
        class="drop"
        [class.over]="over()"
        (dragover)="$event.preventDefault(); over.set(true)"
        (dragleave)="over.set(false)"
        (drop)="drop($event)"
      >
        <ga-office-icon name="upload" [size]="24" />
        @if (file(); as chosen) {
          <strong>{{ chosen.name }}</strong>
          <span>{{ size(chosen) }} · choose another</span>
        } @else {
          <strong>Choose a file, or drop it here</strong>
          <span>CSV or JSON lines in UTF-8, up to 256 MB</span>
        }
        <input
          #picker
          type="file"
          class="visually-hidden"
          accept=".csv,.txt,.jsonl,.ndjson,text/csv"
          [attr.aria-invalid]="wrong() !== ''"
          [attr.aria-describedby]="wrong() === '' ? null : 'import-wrong'"
          (change)="pick(picker.files)"
        />
      </label>
      @if (wrong()) {
        <p id="import-wrong" class="wrong" role="alert">{{ wrong() }}</p>
      }
      <details>
        <summary>Columns it can have</summary>
        <p class="columns">
          @for (column of columns(); track column.name) {
            <code [class.key]="column.about === 'key'">{{ column.name }}</code>
          }
          @if (kind() === 'products') {
            <code>attribute:…</code>
          }
        </p>
        @if (kind() === 'products') {
          <p>
            Attributes have a column each, named by their code, such as
            <code>attribute:caffeine_mg</code>.
          </p>
        }
        <p>
          A column you leave out stays as it is in the shop. An export has all of them, and is a
          good way to begin.
        </p>
      </details>
      <p class="next">Every row is checked first. Nothing changes until you say so.</p>
      <button matButton="filled" type="submit" [disabled]="sending()">
        {{ sending() ? 'Sending the file…' : 'Check the file' }}
      </button>
    </form>
  `,
  styleUrl: './bulk-form.scss',
  host: { class: 'panel' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportForm {
  readonly kinds = input.required<readonly BulkJobDto['kind'][]>();
  readonly sending = input(false);
  readonly chosen = output<ImportChoice>();

  protected readonly labels = KIND_LABELS;
  protected readonly kind = linkedSignal(() => this.kinds()[0] ?? 'products');
  protected readonly columns = computed(() => BULK_COLUMNS[this.kind()]);
  protected readonly file = signal<File | null>(null);
  protected readonly over = signal(false);
  protected readonly wrong = signal('');

  protected pick(files: FileList | null): void {
    const file = files?.item(0);
    if (!file) return;
    this.file.set(file);
    this.wrong.set(
      formatOfName(file.name) === null
        ? 'This is neither CSV nor JSON lines. In a spreadsheet, save the sheet as CSV (UTF-8) first.'
        : '',
    );
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.pick(event.dataTransfer?.files ?? null);
  }

  protected send(event: Event): void {
    event.preventDefault();
    const file = this.file();
    if (file === null) {
      this.wrong.set('Choose a file first.');
      return;
    }
    const format = formatOfName(file.name);
    if (format !== null) this.chosen.emit({ file, kind: this.kind(), format });
  }

  protected size({ size }: File): string {
    return size < 1_000_000
      ? `${Math.max(1, Math.round(size / 1_000))} kB`
      : `${(size / 1_000_000).toFixed(1)} MB`;
  }
}
