import type { AdminSetting } from '@green-apple/contracts-http';
import {
  isSettingKey,
  isSettingValue,
  SETTINGS,
  type SettingDefinition,
  type SettingUnit,
} from '@green-apple/domain-pricing';
import { fromAmountText, toAmountText } from '../../shared/util-money/amount-text.ts';
import { moneyText } from '../../shared/util-market/market-text.ts';

/** A setting with what this page says about it. */
export interface ShownSetting {
  readonly stored: AdminSetting;
  readonly definition: SettingDefinition;
}

export interface SettingGroup {
  readonly name: string;
  readonly settings: readonly ShownSetting[];
}

/** Settings of one market under their headings; one that this page does not know yet is left out. */
export function settingGroups(all: readonly AdminSetting[], market: string): SettingGroup[] {
  const groups = new Map<string, ShownSetting[]>();
  for (const stored of all) {
    if (stored.market !== market || !isSettingKey(stored.key)) continue;
    const definition: SettingDefinition = SETTINGS[stored.key];
    groups.set(definition.group, [...(groups.get(definition.group) ?? []), { stored, definition }]);
  }
  return [...groups].map(([name, settings]) => ({ name, settings }));
}

/** What stands in the field: 5.00, or 15. */
export const fieldText = (unit: SettingUnit, value: number): string =>
  unit === 'money' ? toAmountText(value) : String(value);

/** A value in words: $5.00, 15 minutes, 1 day. */
export function valueText(unit: SettingUnit, value: number, market: string): string {
  if (unit === 'money') return moneyText(value, market);
  const one = unit === 'days' ? 'day' : 'minute';
  return `${value.toLocaleString('en-US')} ${value === 1 ? one : unit}`;
}

/** From where to where it can be set: $0.00 to $200.00, 5 to 120 minutes. */
export function boundsText({ unit, min, max }: SettingDefinition, market: string): string {
  const last = valueText(unit, max, market);
  return `${unit === 'money' ? moneyText(min, market) : min.toLocaleString('en-US')} to ${last}`;
}

export type ReadSetting =
  | { readonly code: 'VALUE'; readonly value: number }
  | { readonly code: 'FAULT'; readonly words: string };

/** What was typed, as the setting keeps it, or what is wrong with it. */
export function readSetting({ stored, definition }: ShownSetting, typed: string): ReadSetting {
  const { unit } = definition;
  const value =
    unit === 'money' ? fromAmountText(typed) : /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : null;
  if (value !== null && isSettingKey(stored.key) && isSettingValue(stored.key, value))
    return { code: 'VALUE', value };
  return {
    code: 'FAULT',
    words:
      value === null
        ? unit === 'money'
          ? 'Write an amount like 45 or 44.90.'
          : `Write a whole number of ${unit}.`
        : `It can be ${boundsText(definition, stored.market)}.`,
  };
}
