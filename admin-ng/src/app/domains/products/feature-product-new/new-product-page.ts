import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { FORM_LABELS, FORMS, GOAL_LABELS, GOALS } from '@green-apple/domain-catalog';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { TypedField } from '../../shared/ui-form-field/typed-field.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { toFailure } from '../../shared/ui-state/failure.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import {
  EMPTY_PRODUCT,
  slugOf,
  toNewProduct,
  type NewProductDraft,
} from '../util/new-product-draft.ts';

/** The least a product says; the rest is written on its own page, where it is a draft at first. */
@Component({
  selector: 'ga-new-product-page',
  imports: [
    FailurePanel,
    FormField,
    Icon,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    RouterLink,
    TypedField,
  ],
  templateUrl: './new-product-page.html',
  styleUrl: '../ui/attribute-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewProductPage {
  readonly #client = inject(ProductClient);
  readonly #reference = inject(ReferenceClient);
  readonly #router = inject(Router);
  // One for the whole page, so that a second press makes no second product.
  readonly #id = crypto.randomUUID();

  protected readonly reference = resource({ loader: () => this.#reference.read() });
  protected readonly draft = signal<NewProductDraft>(EMPTY_PRODUCT);
  protected readonly form = form(this.draft, (draft) => {
    maxLength(draft.title, 120);
    maxLength(draft.summary, 240);
    maxLength(draft.servingSize, 80);
    maxLength(draft.directions, 1000);
  });
  protected readonly slug = computed(() => slugOf(this.draft()));
  protected readonly product = computed(() => toNewProduct(this.draft()));
  protected readonly attempt = new Attempt((_, error) => trouble(error));
  protected readonly goals = GOALS.map((value) => ({ value, label: GOAL_LABELS[value] }));
  protected readonly forms = FORMS.map((value) => ({ value, label: FORM_LABELS[value] }));

  protected change(change: Partial<NewProductDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async make(): Promise<void> {
    const product = this.product();
    if (product === null) return;
    await this.attempt.make('make', async () => {
      const { id } = await this.#client.create(this.#id, product);
      await this.#router.navigate(['/products', id]);
    });
  }
}

function trouble(error: unknown): string {
  if (failureCode(error) === 'SLUG_TAKEN')
    return 'Not made: this address leads to another product. Choose another one.';
  const fault = error instanceof ApiProblem ? error.problem.errors?.[0] : undefined;
  return fault ? `Not made: ${fault.message}` : `Not made. ${toFailure(error, 'It').text}`;
}
