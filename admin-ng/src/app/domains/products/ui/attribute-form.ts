import '../util/zod-without-eval.ts';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { CreateAttribute, type AdminAttribute } from '@green-apple/contracts-http';
import {
  KIND_LABELS,
  NEW_ATTRIBUTE,
  codeFrom,
  fromAttributeDraft,
  toAttributeDraft,
  type AttributeDraft,
} from '../util/attribute-draft.ts';

const ANY_ID = '01940000-0000-7000-8000-000000000000';

/** A definition being written or changed; gives it out once it is without faults. */
@Component({
  selector: 'ga-attribute-form',
  imports: [
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MatSlideToggle,
  ],
  templateUrl: './attribute-form.html',
  styleUrl: './attribute-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttributeForm {
  /** Null for a new one. */
  readonly attribute = input.required<AdminAttribute | null>();
  readonly busy = input(false);
  readonly save = output<Omit<CreateAttribute, 'id'>>();
  readonly leave = output();

  protected readonly kinds = Object.entries(KIND_LABELS).map(([value, label]) => ({
    value,
    label,
  }));
  protected readonly draft = linkedSignal<AttributeDraft>(() => {
    const attribute = this.attribute();
    return attribute ? toAttributeDraft(attribute) : NEW_ATTRIBUTE;
  });
  protected readonly tried = signal(false);
  protected readonly known = computed(() => this.attribute() !== null);
  protected readonly suggested = computed(() => codeFrom(this.draft().name, '_').slice(0, 40));
  protected readonly faults = computed(() => {
    const read = CreateAttribute.safeParse({ id: ANY_ID, ...fromAttributeDraft(this.draft()) });
    return [...new Set((read.error?.issues ?? []).map((issue) => inWords(issue)))];
  });

  protected change(change: Partial<AttributeDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected send(): void {
    this.tried.set(true);
    if (this.faults().length === 0 && !this.busy())
      this.save.emit(fromAttributeDraft(this.draft()));
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  name: 'It needs a name.',
  code: 'The code is of small letters, digits and _, and begins with a letter.',
  position: 'The place is a whole number.',
};

function inWords({ path, message }: { path: PropertyKey[]; message: string }): string {
  const [field = '', , part] = path.map(String);
  if (field === 'choices' && part !== undefined) return `A choice: ${message}`;
  if (field === 'steps' && path.length > 1) return 'Steps are numbers, such as 1, 50, 100.';
  return FIELDS[field] ?? message;
}
