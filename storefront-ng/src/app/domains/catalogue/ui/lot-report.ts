import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LotDto } from '@green-apple/contracts-http';
import { measureHolds, percentOfClaim, sizeWords } from '@green-apple/domain-catalog';
import { Icon } from '@green-apple/ng-ui';
import { sayLongDay } from '../../shared/util-words/dates.ts';

const figure = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** What a laboratory found of a lot, beside what the label says. */
@Component({
  selector: 'ga-lot-report',
  imports: [Icon],
  templateUrl: './lot-report.html',
  styleUrl: './lot-report.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LotReport {
  readonly lot = input.required<LotDto>();

  protected readonly day = sayLongDay;
  protected readonly rows = computed(() =>
    (this.lot().report?.measures ?? []).map((measure) => {
      const percent = percentOfClaim(measure);
      return {
        name: measure.name,
        claimed: `${measure.bound === 'at_most' ? 'at most ' : ''}${figure.format(measure.claimed)} ${measure.unit}`,
        measured: `${figure.format(measure.measured)} ${measure.unit}`,
        percent: percent === null || measure.bound === 'at_most' ? '' : `${percent}% of label`,
        holds: measureHolds(measure),
      };
    }),
  );
  protected readonly document = computed(() => {
    const document = this.lot().report?.document;
    if (!document) return null;
    const kind = document.mediaType === 'application/pdf' ? 'PDF' : 'picture';
    return { path: document.path, words: `${kind}, ${sizeWords(document.bytes)}` };
  });
}
