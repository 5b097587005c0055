import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AdminTranslations, ImageDto } from '@green-apple/contracts-http';
import { ApiProblem } from '@green-apple/ng-api-client';
import { ProductPicture } from '@green-apple/ng-ui';
import { TranslationClient, type TranslatedThingRef } from '../data-access/translation-client.ts';
import { GrowingText } from '../ui-growing-text/growing-text.ts';
import { FailurePanel } from '../ui-state/failure-panel.ts';
import { usualTrouble } from '../util-attempt/attempt.ts';
import {
  toTranslationDraft,
  toTranslationTexts,
  translationRows,
  translationStanding,
  type TranslationDraft,
} from '../util-translation/translation-draft.ts';

const LANGUAGES: Readonly<Record<string, string>> = { de: 'German', fr: 'French' };

/** What something says in other languages, beside what it says in English; saved apart from whatever is around it. */
@Component({
  selector: 'ga-translations',
  imports: [
    FailurePanel,
    GrowingText,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProductPicture,
  ],
  templateUrl: './translations.html',
  styleUrl: './translations.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Translations {
  readonly of = input.required<TranslatedThingRef>();
  readonly locked = input.required<boolean>();
  /** The version of the thing in a form around this one; when it moves, what is written in English may have. */
  readonly version = input(0);
  /** Pictures of the thing, in their order; what they show is translated, too. */
  readonly pictures = input<readonly ImageDto[]>([]);
  /** Translating something is an edit of it: this is its version now. */
  readonly kept = output<number>();

  readonly #client = inject(TranslationClient);
  protected readonly read = resource({
    params: () => ({ of: this.of(), version: this.version() }),
    loader: ({ params, abortSignal }) => this.#client.read(params.of, abortSignal),
  });
  protected readonly shown = linkedSignal<
    AdminTranslations | undefined,
    AdminTranslations | undefined
  >({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
  readonly #chosen = signal<string | null>(null);
  protected readonly translation = computed(() => {
    const all = this.shown()?.translations ?? [];
    return all.find(({ locale }) => locale === this.#chosen()) ?? all[0] ?? null;
  });
  protected readonly rows = computed(() => {
    const [shown, translation] = [this.shown(), this.translation()];
    return shown && translation ? translationRows(shown.base, translation, this.pictures()) : [];
  });
  protected readonly standing = computed(() => translationStanding(this.rows()));
  // Equal as long as the texts are: what was typed stays while only the version of the thing moves.
  readonly #saved = computed<TranslationDraft>(
    () => {
      const translation = this.translation();
      return translation === null ? {} : toTranslationDraft(translation);
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly draft = linkedSignal<TranslationDraft>(() => this.#saved());
  protected readonly changed = computed(
    () =>
      JSON.stringify(toTranslationTexts(this.rows(), this.draft())) !==
      JSON.stringify(toTranslationTexts(this.rows(), this.#saved())),
  );
  /** Saving says that what is there fits what is written now. */
  protected readonly confirms = computed(() =>
    this.rows().some(({ state }) => state === 'outdated'),
  );
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
  protected readonly said = signal('');
  protected readonly nameOf = (locale: string): string => LANGUAGES[locale] ?? locale;

  protected choose(locale: string): void {
    this.#chosen.set(locale);
    this.said.set('');
    this.trouble.set('');
  }

  protected write(field: string, text: string): void {
    this.draft.update((draft) => ({ ...draft, [field]: text }));
    this.said.set('');
  }

  protected discard(): void {
    this.draft.set(this.#saved());
  }

  protected async save(): Promise<void> {
    const [shown, translation] = [this.shown(), this.translation()];
    if (!shown || !translation || this.busy()) return;
    this.busy.set(true);
    this.trouble.set('');
    const { locale } = translation;
    try {
      const texts = toTranslationTexts(this.rows(), this.draft());
      const kept = await this.#client.keep(this.of(), locale, shown.version, { texts });
      this.shown.set(kept);
      this.said.set(`Saved in ${this.nameOf(locale)}. The shop shows it within two seconds.`);
      this.kept.emit(kept.version);
    } catch (error) {
      this.trouble.set(troubleText(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function troubleText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return usualTrouble('UNREACHABLE');
  if (error.code === 'VERSION_CONFLICT')
    return 'A colleague has changed it meanwhile. Copy what you typed, reload the page and look again.';
  const [fault] = error.problem.errors ?? [];
  return fault ? `Not saved: ${fault.message}` : usualTrouble(error.code);
}
