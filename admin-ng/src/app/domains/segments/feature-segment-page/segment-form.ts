import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type {
  AdminSegment,
  CreateSegment,
  ReferenceData,
  SegmentPreview,
} from '@green-apple/contracts-http';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import type { PickedItem } from '../../shared/feature-pick-item/pick-item.ts';
import {
  codeFromName,
  CONDITION_LABELS,
  emptyCondition,
  fromSegmentDraft,
  NEW_SEGMENT,
  toSegmentDraft,
  type ConditionDraft,
  type ConditionType,
  type SegmentDraft,
} from '../util/segment-draft.ts';
import { SegmentConditionFields, type MarketChoice } from './segment-condition-fields.ts';

/** A segment being written or changed; what its rule would hold now is shown before it is kept. */
@Component({
  selector: 'ga-segment-form',
  imports: [
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    SegmentConditionFields,
  ],
  templateUrl: './segment-form.html',
  styleUrl: './segment-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SegmentForm {
  /** Null for a new one. */
  readonly segment = input.required<AdminSegment | null>();
  readonly reference = input.required<ReferenceData>();
  readonly markets = input.required<readonly MarketChoice[]>();
  readonly preview = input<SegmentPreview | null>(null);
  readonly faults = input<readonly string[]>([]);
  readonly busy = input(false);
  readonly look = output<CreateSegment>();
  readonly save = output<CreateSegment>();
  readonly leave = output();
  /** What stands there is not what was looked at any more. */
  readonly changed = output();

  readonly #zone = inject(APP_SETTINGS).timeZone;
  protected readonly draft = linkedSignal<SegmentDraft>(() => {
    const segment = this.segment();
    return segment ? toSegmentDraft(segment, this.#zone) : NEW_SEGMENT;
  });
  protected readonly suggested = computed(() => codeFromName(this.draft().name));
  protected readonly types = Object.entries(CONDITION_LABELS).map(([type, label]) => ({
    type: type as ConditionType,
    label,
  }));

  protected change(change: Partial<SegmentDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.changed.emit();
  }

  protected add(type: ConditionType): void {
    this.change({ conditions: [...this.draft().conditions, emptyCondition(type)] });
  }

  protected put(index: number, condition: ConditionDraft): void {
    this.change({
      conditions: this.draft().conditions.map((one, at) => (at === index ? condition : one)),
    });
  }

  protected remove(index: number): void {
    this.change({ conditions: this.draft().conditions.filter((_, at) => at !== index) });
  }

  protected remember({ id, name }: PickedItem): void {
    this.change({ names: { ...this.draft().names, [id]: name } });
  }

  protected made(): CreateSegment {
    return fromSegmentDraft(this.draft(), this.#zone, this.markets()[0]?.code ?? '');
  }

  protected send(): void {
    if (!this.busy()) this.save.emit(this.made());
  }
}
