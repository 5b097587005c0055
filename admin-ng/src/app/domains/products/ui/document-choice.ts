import { ChangeDetectionStrategy, Component, computed, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DOCUMENT_MOST_BYTES, DOCUMENT_TYPES, sizeWords } from '@green-apple/domain-catalog';
import { Icon } from '../../shared/ui-icon/icon.ts';

/** The paper that proves it: a PDF or a picture, checked before it is sent. */
@Component({
  selector: 'ga-document-choice',
  imports: [Icon, MatButton],
  template: `
    <button matButton="outlined" type="button" (click)="picker.click()">
      <ga-office-icon name="upload" [size]="18" />
      {{ file() ? 'Choose another document' : 'Choose the document' }}
    </button>
    <input #picker type="file" hidden [accept]="types" (change)="choose(picker)" />
    @if (tooLarge()) {
      <p class="trouble" role="alert">It has {{ size() }}; up to {{ most }} are taken.</p>
    } @else if (file(); as chosen) {
      <p role="status">{{ chosen.name }}, {{ size() }}</p>
    } @else {
      <p class="soft">A PDF or a picture, up to {{ most }}.</p>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 8px;
    }
    p {
      margin: 6px 0 0;
      overflow-wrap: anywhere;
    }
    .soft {
      color: var(--ink-soft);
    }
    .trouble {
      color: var(--blossom-ink);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DocumentChoice {
  /** Null while there is none that can be sent. */
  readonly file = model<File | null>(null);

  readonly #refused = signal<number | null>(null);
  protected readonly types = DOCUMENT_TYPES.join(',');
  protected readonly most = sizeWords(DOCUMENT_MOST_BYTES);
  protected readonly tooLarge = computed(() => this.#refused() !== null);
  protected readonly size = computed(() => sizeWords(this.#refused() ?? this.file()?.size ?? 0));

  protected choose(picker: HTMLInputElement): void {
    const [chosen] = picker.files ?? [];
    if (!chosen) return;
    picker.value = '';
    const fits = chosen.size <= DOCUMENT_MOST_BYTES;
    this.#refused.set(fits ? null : chosen.size);
    this.file.set(fits ? chosen : null);
  }
}
