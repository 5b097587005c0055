/** What webpack hands to a loader, as far as we ask it. */
interface Loading {
  getOptions(): { readonly turns: Readonly<Record<string, boolean>> };
}

/** A webpack loader that puts the answer in the place of each named `patched(...)`. */
export default function answerPatches(this: Loading, source: string): string {
  const { turns } = this.getOptions();
  return Object.entries(turns).reduce(
    (code, [patch, taken]) => code.replaceAll(`patched('${patch}')`, String(taken)),
    source,
  );
}
