import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AdminAttribute, CreateAttribute } from '@green-apple/contracts-http';
import { AttributeClient } from '../../shared/data-access/attribute-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { Translations } from '../../shared/feature-translations/translations.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { countWords } from '../../shared/util-list/count-words.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { Keeping } from '../data/keeping.ts';
import { AttributeForm } from '../ui/attribute-form.ts';
import { KeepingFrame } from '../ui/keeping-frame.ts';
import { KIND_LABELS } from '../util/attribute-draft.ts';

/** What can be said of products: defined here, filled in on each product. */
@Component({
  selector: 'ga-attributes-page',
  imports: [AttributeForm, FailurePanel, KeepingFrame, MatButton, StatePanel, Translations],
  templateUrl: './attributes-page.html',
  styleUrl: './attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttributesPage {
  readonly #client = inject(AttributeClient);
  readonly #employee = inject(CurrentEmployee);

  protected readonly attributes = resource({
    loader: ({ abortSignal }) => this.#client.list(abortSignal),
  });
  protected readonly shown = keptValue(this.attributes);
  readonly #uses = resource({ loader: ({ abortSignal }) => this.#client.uses(abortSignal) });
  protected readonly keeping = new Keeping<AdminAttribute>({
    CODE_TAKEN: 'Another attribute has this code. Choose another one.',
    ATTRIBUTE_IN_USE:
      'Products have values that would not fit any more. Change those products first.',
  });
  protected readonly mayWrite = computed(() => this.#employee.may('products:write'));
  protected readonly kinds = KIND_LABELS;

  /** How many products say it; unknown until they are counted, and none of what was defined since. */
  protected uses({ id }: AdminAttribute): number | undefined {
    return this.#uses.hasValue() ? (this.#uses.value().get(id) ?? 0) : undefined;
  }

  protected usesInWords(attribute: AdminAttribute): string {
    const uses = this.uses(attribute);
    if (uses !== undefined) return countWords(uses);
    return this.#uses.error() ? 'unknown' : '…';
  }

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

  /** The one that is open was translated. */
  protected translated(version: number): void {
    this.keeping.raise(version);
    this.attributes.reload();
  }

  protected async save(attribute: Omit<CreateAttribute, 'id'>): Promise<void> {
    const before = this.keeping.seen();
    await this.keeping.attempt(async () => {
      if (before) {
        const { name, multiple, filterable, unit, steps, choices, position } = attribute;
        const change = { name, multiple, filterable, unit, steps, choices, position };
        await this.#client.change(before.id, before.version, change);
      } else await this.#client.create({ id: this.keeping.newId, ...attribute });
      this.keeping.open(undefined);
      this.attributes.reload();
      return `Saved “${attribute.name}”. The shop shows it within seconds.`;
    });
  }

  protected async remove(attribute: AdminAttribute): Promise<void> {
    await this.keeping.attempt(async () => {
      await this.#client.remove(attribute.id, attribute.version);
      this.attributes.reload();
      return `“${attribute.name}” is gone.`;
    });
  }
}
