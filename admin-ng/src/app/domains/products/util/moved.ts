/** With the entry at `from` so many places further down, or up (negative); where it cannot go all stay. */
export function moved<Entry>(list: readonly Entry[], from: number, by: number): readonly Entry[] {
  const to = from + by;
  if (from < 0 || to < 0 || from >= list.length || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, ...list.slice(from, from + 1));
}
