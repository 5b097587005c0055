import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AdminAttribute, CreateAttribute } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { AttributeClient } from '../../shared/data-access/attribute-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { AttributeForm } from '../ui/attribute-form.ts';
import { ProductTabs } from '../ui/product-tabs.ts';
import { KIND_LABELS } from '../util/attribute-draft.ts';

type Listed = readonly AdminAttribute[];

/** What can be said of products: defined here, filled in on each product. */
@Component({
  selector: 'ga-attributes-page',
  imports: [AttributeForm, FailurePanel, Icon, MatButton, ProductTabs, StatePanel],
  templateUrl: './attributes-page.html',
  styleUrl: './attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttributesPage {
  readonly #client = inject(AttributeClient);
  readonly #employee = inject(CurrentEmployee);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly attributes = resource({
    loader: ({ abortSignal }) => this.#client.list(abortSignal),
  });
  protected readonly shown = linkedSignal<Listed | undefined, Listed | undefined>({
    source: () => (this.attributes.hasValue() ? this.attributes.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
  /** Undefined while none is open, null for a new one. */
  protected readonly editing = signal<AdminAttribute | null | undefined>(undefined);
  protected readonly mayWrite = computed(() => this.#employee.may('products:write'));
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly trouble = signal('');
  protected readonly kinds = KIND_LABELS;
  /** One for each new attribute, so that a second press makes no second one. */
  #newId = crypto.randomUUID();

  protected values({ kind, choices, unit, steps }: AdminAttribute): string {
    if (kind === 'choice') {
      const names = choices.slice(0, 4).map(({ label }) => label);
      return choices.length > 4
        ? `${names.join(', ')} and ${choices.length - 4} more`
        : names.join(', ');
    }
    if (kind !== 'number') return '';
    const counted = unit ?? 'a plain number';
    return steps.length > 0 ? `${counted}, in steps at ${steps.join(', ')}` : counted;
  }

  protected edit(attribute: AdminAttribute | null | undefined): void {
    this.editing.set(attribute);
    this.trouble.set('');
    this.said.set('');
    if (attribute === undefined) return;
    this.#newId = crypto.randomUUID();
    setTimeout(() => this.#host.querySelector<HTMLElement>('#form-heading')?.focus());
  }

  protected async save(attribute: Omit<CreateAttribute, 'id'>): Promise<void> {
    const before = this.editing();
    await this.#attempt(async () => {
      if (before) {
        const { name, multiple, filterable, unit, steps, choices, position } = attribute;
        const change = { name, multiple, filterable, unit, steps, choices, position };
        await this.#client.change(before.id, before.version, change);
      } else await this.#client.create({ id: this.#newId, ...attribute });
      this.editing.set(undefined);
      this.said.set(`Saved “${attribute.name}”. The shop shows it within seconds.`);
    });
  }

  protected async remove(attribute: AdminAttribute): Promise<void> {
    await this.#attempt(async () => {
      await this.#client.remove(attribute.id, attribute.version);
      this.said.set(`“${attribute.name}” is gone.`);
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      await work();
      this.attributes.reload();
    } catch (error) {
      this.trouble.set(TROUBLES[failureCode(error)] ?? 'That did not work. Nothing was changed.');
    } finally {
      this.busy.set(false);
    }
  }
}

const TROUBLES: Readonly<Record<string, string>> = {
  VERSION_CONFLICT: 'A colleague has changed it meanwhile. Reload the page and look again.',
  CODE_TAKEN: 'Another attribute has this code. Choose another one.',
  ATTRIBUTE_IN_USE:
    'Products have values that would not fit any more. Change those products first.',
  VALIDATION_FAILED: 'Something in it makes no sense. Look it over.',
};
