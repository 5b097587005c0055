import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import {
  ALLERGENS,
  DIETS,
  DIET_LABELS,
  FACTS_UNITS,
  labelOf,
  type LifeStage,
} from '@green-apple/domain-catalog';
import { GrowingText } from '../../shared/ui-growing-text/growing-text.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { focusWithin } from '../../shared/util-list/focus-within.ts';
import { EMPTY_ROW, type FactsDraft } from '../util/facts-draft.ts';
import { moved } from '../util/moved.ts';
import { RowTools } from './row-tools.ts';

const STAGES: readonly (readonly [LifeStage, string])[] = [
  ['adults', 'Adults and children from 4'],
  ['toddlers', 'Children from 1 to 3'],
  ['infants', 'Infants'],
  ['expecting', 'Pregnant or nursing women'],
];

const MOST_ROWS = 80;

/** The panel of the label: serving, rows and blends, other ingredients, and what follows from them. */
@Component({
  selector: 'ga-facts-fields',
  imports: [
    FormField,
    GrowingText,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    RowTools,
  ],
  templateUrl: './facts-fields.html',
  styleUrl: './facts-fields.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FactsFields {
  readonly field = input.required<FieldTree<FactsDraft>>();
  readonly allergens = input.required<FieldTree<readonly string[]>>();
  readonly diets = input.required<FieldTree<readonly string[]>>();
  readonly locked = input(false);

  readonly #focus = focusWithin();
  protected readonly units = FACTS_UNITS;
  protected readonly stages = STAGES;
  protected readonly allAllergens = ALLERGENS;
  protected readonly allDiets = DIETS.map((diet) => [diet, labelOf(DIET_LABELS, diet)] as const);
  protected readonly most = MOST_ROWS;

  protected add(): void {
    this.#change((rows) => [...rows, EMPTY_ROW]);
    this.#focus('.name input');
  }

  protected remove(index: number): void {
    this.#change((rows) => rows.filter((_, at) => at !== index));
    this.#focus('.add');
  }

  protected move(from: number, by: -1 | 1): void {
    this.#change((rows) => moved(rows, from, by));
    this.#focus(`fieldset:nth-of-type(${from + by + 1}) .${by < 0 ? 'up' : 'down'}`);
  }

  #change(how: (rows: FactsDraft['rows']) => FactsDraft['rows']): void {
    this.field()().value.update((facts) => ({ ...facts, rows: how(facts.rows) }));
  }
}
