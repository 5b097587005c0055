import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { LotDto } from '@green-apple/contracts-http';
import { measureHolds, percentOfClaim } from '@green-apple/domain-catalog';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { otherLanguage } from '../../shared/util-language/text-language.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { sizeName } from '../../shared/util-words/size-words.ts';
import { documentWords } from '../util/document-words.ts';
import { isNutrient, nutrientName } from '../util/nutrient-name.ts';

/** What a laboratory found of a lot, beside what the label says. */
@Component({
  selector: 'ga-lot-report',
  imports: [Icon, Say],
  templateUrl: './lot-report.html',
  styleUrl: './lot-report.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LotReport {
  readonly lot = input.required<LotDto>();

  protected readonly words = inject(WORDS);
  protected readonly size = computed(() => sizeName(this.lot().variantTitle, this.words));
  protected readonly rows = computed(() =>
    (this.lot().report?.measures ?? []).map((measure) => {
      const percent = percentOfClaim(measure);
      const claimed = this.#amount(measure.claimed, measure.unit);
      return {
        name: nutrientName(measure.name, this.words),
        lang: isNutrient(measure.name) ? null : otherLanguage(undefined, this.words),
        claimed:
          measure.bound === 'at_most'
            ? this.words.say('at most {amount}', { amount: claimed })
            : claimed,
        measured: this.#amount(measure.measured, measure.unit),
        percent:
          percent === null || measure.bound === 'at_most'
            ? ''
            : this.words.say('{percent}% of label', { percent }),
        holds: measureHolds(measure),
      };
    }),
  );
  protected readonly document = computed(() => {
    const document = this.lot().report?.document;
    return document && { path: document.path, words: documentWords(document, this.words) };
  });

  #amount(amount: number, unit: string): string {
    return `${this.words.figure(amount, 3)} ${unit}`;
  }
}
