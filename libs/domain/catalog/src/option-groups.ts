/** A size as it is chosen: by what is in it, its flavour, and what attributes say of it. */
export interface OptionedVariant {
  readonly title: string;
  readonly count: number;
  readonly unit: string;
  readonly flavour: string | null;
  readonly attributes: readonly {
    readonly code: string;
    readonly name: string;
    readonly values: readonly string[];
  }[];
}

/** Options of which one is chosen: `size`, `flavour`, or what an attribute says, by its code. */
export interface OptionGroup {
  readonly code: string;
  /** The attribute's name; null for `size` and `flavour`, which pages have their own words for. */
  readonly name: string | null;
  /** Each once, in the order of the sizes that have them. */
  readonly options: readonly string[];
}

interface Way {
  readonly code: string;
  readonly name: string | null;
  readonly of: (variant: OptionedVariant) => string | null;
}

/** "60 capsules", also of a title that names the flavour behind it. */
function sizeWords({ title, flavour, count, unit }: OptionedVariant): string {
  if (flavour === null) return title;
  const behind = ` · ${flavour}`;
  return title.endsWith(behind) ? title.slice(0, -behind.length) : `${count} ${unit}`;
}

const SIZE: Way = { code: 'size', name: null, of: sizeWords };
const FLAVOUR: Way = { code: 'flavour', name: null, of: ({ flavour }) => flavour };

const saidBy =
  (code: string) =>
  ({ attributes }: OptionedVariant): string | null => {
    const values = attributes.find((one) => one.code === code)?.values ?? [];
    return values.length === 1 ? (values[0] ?? null) : null;
  };

function waysOf(variants: readonly OptionedVariant[]): Way[] {
  const named = new Map(
    variants.flatMap(({ attributes }) => attributes.map(({ code, name }) => [code, name])),
  );
  return [SIZE, FLAVOUR, ...[...named].map(([code, name]) => ({ code, name, of: saidBy(code) }))];
}

const key = (variant: OptionedVariant, ways: readonly Way[]): string =>
  JSON.stringify(ways.map(({ of }) => of(variant)));

const areApart = (variants: readonly OptionedVariant[], ways: readonly Way[]): boolean =>
  new Set(variants.map((variant) => key(variant, ways))).size === variants.length;

/** As few ways as tell all sizes apart; none where nothing does, or where some have no such option. */
function chosenWays(variants: readonly OptionedVariant[]): Way[] {
  const chosen: Way[] = [];
  for (const way of waysOf(variants)) {
    if (areApart(variants, chosen)) break;
    const options = variants.map(way.of);
    if (!options.includes(null) && new Set(options).size > 1) chosen.push(way);
  }
  return areApart(variants, chosen) ? chosen : [];
}

/** What sizes of a product are chosen by; none where there is nothing to choose, or only all sizes side by side tell. */
export function optionGroups(variants: readonly OptionedVariant[]): OptionGroup[] {
  return chosenWays(variants).map(({ code, name, of }) => ({
    code,
    name,
    options: [...new Set(variants.flatMap((variant) => of(variant) ?? []))],
  }));
}

/** What a size has in each group, by the group's code. */
export function optionsOf(
  variant: OptionedVariant,
  variants: readonly OptionedVariant[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(chosenWays(variants).map(({ code, of }) => [code, of(variant) ?? '']));
}

/**
 * The size with `option` that is nearest to the chosen one: it keeps as many of its other options as there can be, and
 * of those that keep as many the first is taken. Null when no size has the option.
 */
export function withOption<V extends OptionedVariant>(
  variants: readonly V[],
  chosen: V | null,
  { code, option }: { readonly code: string; readonly option: string },
): V | null {
  const ways = chosenWays(variants);
  const kept = (variant: V): number =>
    chosen === null ? 0 : ways.filter(({ of }) => of(variant) === of(chosen)).length;
  const way = ways.find((one) => one.code === code);
  const fitting = variants.filter((variant) => way?.of(variant) === option);
  return fitting.toSorted((a, b) => kept(b) - kept(a))[0] ?? null;
}
