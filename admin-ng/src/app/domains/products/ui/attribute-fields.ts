import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import {
  attributeFaults,
  type AttributeDefinition,
  type AttributeScope,
  type AttributeValue,
  type AttributeValues,
} from '@green-apple/domain-catalog';
import { toAttributeValues } from '../util/attribute-values.ts';

/** What a product, or a size of it, says of itself: one field for each attribute of that scope. */
@Component({
  selector: 'ga-attribute-fields',
  imports: [MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect, MatSuffix],
  templateUrl: './attribute-fields.html',
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
      gap: 12px;
      align-items: start;
    }
    .unit {
      padding-right: 12px;
      color: var(--ink-soft);
    }
    .fault {
      color: var(--blossom-ink);
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttributeFields {
  readonly definitions = input.required<readonly AttributeDefinition[]>();
  readonly scope = input.required<AttributeScope>();
  readonly values = model.required<AttributeValues>();
  readonly locked = input(false);

  protected readonly fields = computed(() => {
    const values = this.values();
    const faults = attributeFaults(this.definitions(), this.scope(), values);
    return this.definitions()
      .filter(({ scope }) => scope === this.scope())
      .map((definition) => ({
        ...definition,
        list: values[definition.code] ?? [],
        fault: faults.find(({ code }) => code === definition.code)?.message,
      }));
  });

  protected set(code: string, list: readonly AttributeValue[]): void {
    const said = list.filter((value) => value !== '');
    const { [code]: _, ...others } = this.values();
    this.values.set(said.length === 0 ? others : { ...others, [code]: said });
  }

  protected type(definition: AttributeDefinition, text: string): void {
    this.set(definition.code, toAttributeValues(definition, text));
  }
}
