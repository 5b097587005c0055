import type { DeskTab } from './desk-frame.ts';

/**
 * Tabs by state, as `?state=` of the address says; the first one needs no word there, and shows how many wait in it.
 * Each begins on its first page.
 */
export const stateTabs = <State extends string>(
  tabs: readonly { readonly state: State; readonly label: string }[],
  open: State,
  waiting: number | null,
): DeskTab[] =>
  tabs.map(({ state, label }, at) => ({
    label,
    waiting: at === 0 ? waiting : null,
    params: { state: at === 0 ? null : state, cursor: null, from: null },
    isOpen: open === state,
  }));
