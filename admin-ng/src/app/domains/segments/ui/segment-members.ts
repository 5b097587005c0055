import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AdminSegment } from '@green-apple/contracts-http';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { readAddresses } from '../util/address-list.ts';

export interface MembersWish {
  readonly what: 'add' | 'remove';
  readonly addresses: readonly string[];
}

/** The largest file that is read; about a hundred thousand addresses. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Customers of a list kept by hand, named by address: typed, pasted or from a file. */
@Component({
  selector: 'ga-segment-members',
  imports: [Icon, MatButton, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <p class="soft">
      Nobody can read the addresses back: the shop keeps a key of each, by which it knows the
      customer again.
    </p>
    <mat-form-field>
      <mat-label>Mail addresses, one a line</mat-label>
      <textarea
        #words
        matInput
        rows="6"
        spellcheck="false"
        autocomplete="off"
        [value]="text()"
        (input)="text.set(words.value)"
      ></textarea>
      <mat-hint>{{ count() }}</mat-hint>
    </mat-form-field>
    <div class="acts">
      <label class="file" [class.off]="busy()">
        <ga-office-icon name="upload" [size]="18" /> From a file
        <input
          #picker
          type="file"
          class="visually-hidden"
          accept=".csv,.txt,text/csv,text/plain"
          [disabled]="busy()"
          (change)="read(picker.files); picker.value = ''"
        />
      </label>
      <span class="gap"></span>
      <button matButton type="button" (click)="leave.emit()">Close</button>
      <button
        matButton="outlined"
        type="button"
        [disabled]="busy() || found().addresses.length === 0"
        (click)="send('remove')"
      >
        Take these out
      </button>
      <button
        matButton="filled"
        type="button"
        [disabled]="busy() || found().addresses.length === 0"
        (click)="send('add')"
      >
        Add these
      </button>
    </div>
    @if (faults()) {
      <p class="fault" role="alert">{{ faults() }}</p>
    }
  `,
  styleUrl: './segment-members.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SegmentMembers {
  readonly segment = input.required<AdminSegment>();
  readonly busy = input(false);
  readonly wished = output<MembersWish>();
  readonly leave = output();

  protected readonly text = signal('');
  protected readonly unreadable = signal('');
  protected readonly found = computed(() => readAddresses(this.text()));
  protected readonly count = computed(() => {
    const { length } = this.found().addresses;
    return length === 1 ? '1 address' : `${length.toLocaleString()} addresses`;
  });
  protected readonly faults = computed(() => {
    const { faults } = this.found();
    if (this.unreadable()) return this.unreadable();
    if (faults.length === 0) return '';
    const lines = faults.slice(0, 5).join(', ');
    const more = faults.length > 5 ? ` and ${(faults.length - 5).toLocaleString()} more` : '';
    return `No address in ${faults.length === 1 ? 'line' : 'lines'} ${lines}${more}; left out.`;
  });

  /** What was done needs no second time. */
  clear(): void {
    this.text.set('');
  }

  protected async read(files: FileList | null): Promise<void> {
    const file = files?.item(0);
    if (!file) return;
    this.unreadable.set(
      file.size > MOST_BYTES ? 'This file is larger than 4 MB. Split it, please.' : '',
    );
    if (file.size <= MOST_BYTES) this.text.set(await file.text());
  }

  protected send(what: MembersWish['what']): void {
    this.wished.emit({ what, addresses: this.found().addresses });
  }
}
