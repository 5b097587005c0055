import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { Router, RouterLink } from '@angular/router';
import type { AdminPromotion, CreatePromotion } from '@green-apple/contracts-http';
import { describeOffer, type Condition } from '@green-apple/domain-promotion';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { OfferClient } from '../../shared/data-access/offer-client.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { currencyIn, MARKET_CHOICES } from '../../shared/util-market/market-text.ts';
import { fromStoreClock, shortTime } from '../../shared/util-time/store-time.ts';
import { ActionEditor } from './action-editor.ts';
import { CodeBatches } from './code-batches.ts';
import { ConditionEditor } from './condition-editor.ts';
import type { PickedItem } from '../../shared/feature-pick-item/pick-item.ts';
import { TrialPanel } from './trial-panel.ts';
import {
  CONDITION_CHOICES,
  draftFaults,
  newCondition,
  NEW_OFFER,
  toDraft,
  toTerms,
  type OfferDraft,
} from '../util/offer-draft.ts';

/** One offer: its rule in a form and in plain words, its limits, a trial, and its codes. */
@Component({
  selector: 'ga-offer-edit-page',
  imports: [
    ActionEditor,
    CodeBatches,
    ConditionEditor,
    FailurePanel,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MatSlideToggle,
    RouterLink,
    TrialPanel,
  ],
  templateUrl: './offer-edit-page.html',
  styleUrl: './offer-edit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfferEditPage {
  /** Absent for a new offer. */
  readonly id = input<string>();

  readonly #client = inject(OfferClient);
  readonly #reference = inject(ReferenceClient);
  readonly #employee = inject(CurrentEmployee);
  readonly #router = inject(Router);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  /** A new offer keeps its id over several attempts to save it, and is made once. */
  readonly #newId = crypto.randomUUID();

  protected readonly loaded = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.#client.read(params, abortSignal),
  });
  readonly #reload = resource({ loader: () => this.#reference.read() });
  readonly #campaigns = resource({
    loader: ({ abortSignal }) => this.#client.campaigns(abortSignal),
  });
  protected readonly saved = linkedSignal<AdminPromotion | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  protected readonly draft = linkedSignal<OfferDraft>(() => {
    const saved = this.saved();
    return saved === undefined ? NEW_OFFER : toDraft(saved, this.#zone);
  });
  protected readonly ready = computed(() => this.id() === undefined || this.saved() !== undefined);
  protected readonly locked = computed(() => !this.#employee.may('promotions:write'));
  protected readonly reference = computed(() =>
    this.#reload.hasValue() ? this.#reload.value() : undefined,
  );
  /** A budget pays in its own market only. */
  protected readonly campaigns = computed(() =>
    (this.#campaigns.hasValue() ? this.#campaigns.value().items : []).filter(
      ({ market }) => market === this.draft().market,
    ),
  );
  protected readonly faults = computed(() => draftFaults(this.draft()));
  protected readonly marketChoices = MARKET_CHOICES;
  protected readonly conditionChoices = CONDITION_CHOICES;
  protected readonly words = computed(() => {
    const draft = this.draft();
    const names = this.#names();
    return describeOffer(
      {
        ...draft,
        code: draft.code.trim() === '' ? null : draft.code.trim().toUpperCase(),
        startsAt: fromStoreClock(draft.starts, this.#zone),
        endsAt: fromStoreClock(draft.ends, this.#zone),
      },
      {
        currency: currencyIn(draft.market),
        nameOf: (id) => names.get(id) ?? '…',
        timeText: (iso) => shortTime(iso, this.#zone, Date.now()),
      },
    );
  });
  readonly #names = computed(
    () =>
      new Map([
        ...[...(this.reference()?.categories ?? []), ...(this.reference()?.brands ?? [])].map(
          ({ id, name }): [string, string] => [id, name],
        ),
        ...Object.entries(this.draft().names),
      ]),
  );
  /** As it would be saved, for the trial; null while something is missing. */
  protected readonly tried = computed<CreatePromotion | null>(() =>
    this.faults().length > 0
      ? null
      : { id: this.id() ?? this.#newId, ...toTerms(this.draft(), this.#zone) },
  );
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly said = signal('');

  protected change(change: Partial<OfferDraft>): void {
    this.said.set('');
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  /** A budget of the market it came from does not pay in another. */
  protected moveTo(market: OfferDraft['market']): void {
    this.change({ market, campaignId: '' });
  }

  protected name({ id, name }: PickedItem): void {
    this.change({ names: { ...this.draft().names, [id]: name } });
  }

  protected addCondition(type: Condition['type'] | ''): void {
    if (type !== '') this.change({ conditions: [...this.draft().conditions, newCondition(type)] });
  }

  protected setCondition(place: number, condition: Condition | null): void {
    this.change({
      conditions: this.draft().conditions.flatMap((one, index) =>
        index !== place ? [one] : condition === null ? [] : [condition],
      ),
    });
  }

  protected async save(): Promise<void> {
    const terms = this.tried();
    if (terms === null || this.busy()) return;
    this.busy.set(true);
    this.trouble.set('');
    try {
      const saved = this.saved();
      if (saved === undefined) {
        const made = await this.#client.create(terms);
        await this.#router.navigate(['/offers', made.id]);
        return;
      }
      const { id, ...to } = terms;
      this.saved.set(await this.#client.edit(id, saved.version, to));
      this.said.set('Saved. Bags and quotes follow at once; placed orders keep their receipt.');
    } catch (error) {
      this.trouble.set(refusal(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function refusal(error: unknown): string {
  switch (failureCode(error)) {
    case 'VERSION_CONFLICT':
      return 'Not saved: a colleague changed this offer meanwhile. Load the page again to see it.';
    case 'CODE_TAKEN':
      return 'Not saved: another offer has this code.';
    default:
      return error instanceof ApiProblem && error.problem.errors?.[0]
        ? `Not saved: ${error.problem.errors[0].message}.`
        : 'Not saved. Please try again.';
  }
}
