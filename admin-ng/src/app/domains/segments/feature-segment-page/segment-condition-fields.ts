import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { ReferenceData } from '@green-apple/contracts-http';
import { PickItem, type PickedItem } from '../../shared/feature-pick-item/pick-item.ts';
import { CONDITION_LABELS, type ConditionDraft } from '../util/segment-draft.ts';

export interface MarketChoice {
  readonly code: string;
  readonly label: string;
  readonly sign: string;
}

/** One condition of a segment's rule, whatever its kind. */
@Component({
  selector: 'ga-segment-condition-fields',
  imports: [
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatPrefix,
    MatSelect,
    PickItem,
  ],
  templateUrl: './segment-condition-fields.html',
  styleUrl: './segment-condition-fields.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SegmentConditionFields {
  readonly condition = input.required<ConditionDraft>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  readonly reference = input.required<ReferenceData>();
  readonly markets = input.required<readonly MarketChoice[]>();
  readonly changed = output<ConditionDraft>();
  readonly named = output<PickedItem>();
  readonly removed = output();

  protected readonly label = computed(() => CONDITION_LABELS[this.condition().type]);
  protected readonly market = computed(
    () => this.markets().find(({ code }) => code === this.condition().in[0]) ?? this.markets()[0],
  );
  /** Conditions that may look at the last days only. */
  protected readonly hasDays = computed(() =>
    ['orders', 'spent', 'bought'].includes(this.condition().type),
  );

  protected change(change: Partial<ConditionDraft>): void {
    this.changed.emit({ ...this.condition(), ...change });
  }

  protected pick(item: PickedItem): void {
    this.named.emit(item);
    this.change({ in: [...new Set([...this.condition().in, item.id])] });
  }

  protected takeOut(id: string): void {
    this.change({ in: this.condition().in.filter((one) => one !== id) });
  }
}
