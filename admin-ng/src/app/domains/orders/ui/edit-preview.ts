import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AdminOrderEditDto, MoneyDto } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { editMoneyText, editRows } from '../util/edit-words.ts';

/** What an edit would make of the order: row by row, old and new total, what happens to the money. */
@Component({
  selector: 'ga-edit-preview',
  imports: [MoneyPipe],
  templateUrl: './edit-preview.html',
  styleUrl: './edit-preview.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditPreview {
  readonly edit = input.required<AdminOrderEditDto>();
  readonly before = input.required<MoneyDto>();

  protected readonly rows = computed(() => editRows(this.edit()));
  protected readonly money = computed(() => editMoneyText(this.edit()));
}
