import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { VariantDto } from '@green-apple/contracts-http';
import { optionGroups, optionsOf, withOption } from '@green-apple/domain-catalog';
import { MoneyPipe } from '@green-apple/ng-ui';
import { daysWords } from '../../shared/util-words/stock-words.ts';
import { savingPercent } from '../util/chosen-variant.ts';

/** The words of a group that no attribute names. */
const LEGENDS: Readonly<Record<string, string>> = { size: 'Size', flavour: 'Flavor' };

/** Sizes that come in flavours, or are told apart by something else: one choice of each, in place of every combination. */
@Component({
  selector: 'ga-option-picker',
  imports: [MoneyPipe],
  template: `
    @for (group of groups(); track group.code) {
      <fieldset>
        <legend>{{ group.legend }}</legend>
        <div class="cards" [class.narrow]="!group.priced">
          @for (option of group.options; track option.label) {
            <label [class.chosen]="option.chosen" [class.away]="option.away">
              <input
                type="radio"
                [name]="group.code"
                [value]="option.label"
                [checked]="option.chosen"
                (change)="pick.emit(option.variant.sku)"
              />
              <span class="title">{{ option.label }}</span>
              @if (group.priced) {
                <span class="price tabular">{{ option.variant.price | money }}</span>
              }
              <span class="small soft">
                @if (option.variant.available <= 0 && option.variant.backorder; as ahead) {
                  {{ ahead.kind === 'preorder' ? 'Preorder' : 'On its way' }}
                } @else if (option.variant.available <= 0) {
                  Sold out
                } @else if (option.away) {
                  In {{ option.away }}
                } @else if (group.priced && option.saving) {
                  {{ option.days }}, save {{ option.saving }}% a day
                } @else if (group.priced) {
                  {{ option.days }}
                }
              </span>
            </label>
          }
        </div>
      </fieldset>
    }
  `,
  styleUrl: './variant-picker.css',
  styles: `
    :host {
      display: grid;
      gap: 1.25rem;
    }
    .narrow {
      grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr));
    }
    .away {
      border-style: dashed;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OptionPicker {
  readonly variants = input.required<readonly VariantDto[]>();
  readonly chosen = input.required<VariantDto | null>();
  readonly pick = output<string>();

  protected readonly groups = computed(() => {
    const [variants, chosen] = [this.variants(), this.chosen()];
    const has = chosen === null ? {} : optionsOf(chosen, variants);
    return optionGroups(variants).map(({ code, name, options }, at) => ({
      code,
      legend: name ?? LEGENDS[code] ?? code,
      // What it costs stands once, beside what it depends on most.
      priced: at === 0,
      options: options.flatMap((label) => {
        const variant = withOption(variants, chosen, { code, option: label });
        if (variant === null) return [];
        const others = Object.entries(optionsOf(variant, variants)).filter(
          ([other, option]) => other !== code && has[other] !== option,
        );
        return [
          {
            label,
            variant,
            chosen: has[code] === label,
            // Choosing it changes something else as well, which is said before.
            away: chosen === null ? '' : others.map(([, option]) => option).join(', '),
            days: daysWords(variant.daysOfSupply),
            saving: savingPercent(variant, variants),
          },
        ];
      }),
    }));
  });
}
