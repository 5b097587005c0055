import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { ReferenceData } from '@green-apple/contracts-http';
import type { Condition } from '@green-apple/domain-promotion';
import { conditionLabel, minorOf, namesOf } from '../util/offer-draft.ts';
import { PickItem, type PickedItem } from '../../shared/feature-pick-item/pick-item.ts';
import { PickSegment } from '../../shared/feature-pick-segment/pick-segment.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One condition of a rule, whatever its kind. */
@Component({
  selector: 'ga-condition-editor',
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
    PickSegment,
  ],
  templateUrl: './condition-editor.html',
  styleUrl: './rule-part.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConditionEditor {
  readonly condition = input.required<Condition>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  readonly reference = input.required<ReferenceData | undefined>();
  readonly locked = input(false);
  readonly changed = output<Condition>();
  readonly named = output<PickedItem>();
  readonly removed = output();

  protected readonly days = DAYS.map((name, index) => ({ day: index + 1, name }));
  protected readonly label = computed(() => conditionLabel(this.condition().type));
  protected readonly choices = computed(() => {
    const { type } = this.condition();
    const reference = this.reference();
    return (type === 'category' ? reference?.categories : reference?.brands) ?? [];
  });
  protected readonly typed = computed(() => this.chosen().join(', '));
  protected readonly chosen = computed(() => {
    const condition = this.condition();
    return 'in' in condition ? condition.in : [];
  });
  protected readonly hint = computed(() => {
    switch (this.condition().type) {
      case 'goal':
        return 'For example: sleep, energy';
      default:
        return 'Codes of stores, for example: PDX-ELM';
    }
  });

  protected choose(chosen: readonly string[]): void {
    const condition = this.condition();
    if ('in' in condition) this.changed.emit({ ...condition, in: chosen });
  }

  protected without(id: string): string[] {
    return this.chosen().filter((one) => one !== id);
  }

  protected type(text: string): void {
    this.choose(namesOf(text));
  }

  protected pick(item: PickedItem): void {
    this.named.emit(item);
    this.choose([...new Set([...this.chosen(), item.id])]);
  }

  protected amount(text: string): void {
    this.changed.emit({ type: 'min-subtotal', minor: minorOf(text) });
  }

  protected count(text: string): void {
    this.changed.emit({ type: 'min-quantity', quantity: Math.trunc(Number(text)) || 0 });
  }

  protected week(change: { days?: number[]; from?: string; to?: string }): void {
    const condition = this.condition();
    if (condition.type === 'weekly')
      this.changed.emit({
        ...condition,
        ...change,
        // A field of the browser knows no 24:00: midnight at the end is the end of the day.
        ...(change.to === '00:00' ? { to: '24:00' } : {}),
      });
  }
}
