import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { VariantDto } from '@green-apple/contracts-http';
import { optionGroups, optionsOf, withOption } from '@green-apple/domain-catalog';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { otherLanguage } from '../../shared/util-language/text-language.ts';
import { WORDS, type PlainText } from '../../shared/util-language/words.ts';
import { sizeName } from '../../shared/util-words/size-words.ts';
import { lastingWords } from '../util/chosen-variant.ts';

/** The words of a group that no attribute names. */
const LEGENDS: Readonly<Record<string, PlainText>> = { size: 'Size', flavour: 'Flavor' };

/** Sizes that come in flavours, or are told apart by something else: one choice of each, in place of every combination. */
@Component({
  selector: 'ga-option-picker',
  imports: [MoneyPipe, Say, Size],
  template: `
    @for (group of groups(); track group.code) {
      <fieldset>
        <legend [attr.lang]="group.attribute?.lang ?? null">{{ group.legend }}</legend>
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
              @if (group.attribute; as written) {
                <span class="title" [attr.lang]="written.valuesLang">{{ option.label }}</span>
              } @else {
                <span class="title"><ga-size [of]="option.label" /></span>
              }
              @if (group.priced) {
                <span class="price tabular">{{ option.variant.price | money }}</span>
              }
              <span class="small soft">
                @if (option.variant.available <= 0 && option.variant.backorder; as ahead) {
                  {{ (ahead.kind === 'preorder' ? 'Preorder' : 'On its way') | say }}
                } @else if (option.variant.available <= 0) {
                  {{ 'Sold out' | say }}
                } @else if (option.away) {
                  {{ 'In {option}' | say: { option: option.away } }}
                } @else if (group.priced) {
                  {{ option.lasting }}
                }
              </span>
            </label>
          }
        </div>
      </fieldset>
    }
  `,
  styleUrls: ['./choice.css', './variant-picker.css'],
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
  readonly #words = inject(WORDS);
  readonly variants = input.required<readonly VariantDto[]>();
  readonly chosen = input.required<VariantDto | null>();
  readonly pick = output<string>();

  protected readonly groups = computed(() => {
    const [variants, chosen] = [this.variants(), this.chosen()];
    const has = chosen === null ? {} : optionsOf(chosen, variants);
    return optionGroups(variants).map(({ code, options }, at) => ({
      code,
      ...this.#named(code),
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
            away:
              chosen === null
                ? ''
                : others.map(([, option]) => sizeName(option, this.#words)).join(', '),
            lasting: lastingWords(variant, variants, this.#words),
          },
        ];
      }),
    }));
  });

  /** What an attribute and its values are called is written by employees; sizes and flavours have words of the shop's. */
  #named(code: string) {
    const attribute = this.variants()
      .flatMap(({ attributes }) => attributes)
      .find((one) => one.code === code);
    const own = LEGENDS[code];
    return attribute === undefined
      ? { legend: own === undefined ? code : this.#words.say(own), attribute: null }
      : {
          legend: attribute.name,
          attribute: {
            lang: otherLanguage(attribute.lang, this.#words),
            valuesLang: otherLanguage(attribute.valuesLang, this.#words),
          },
        };
  }
}
