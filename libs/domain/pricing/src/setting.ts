import type { DeliveryTerms, Market } from './market.ts';

/** What a setting counts: minor units of its market's currency, or time. */
export type SettingUnit = 'money' | 'minutes' | 'days';

/** Something that a shopkeeper changes without a release: one whole number within bounds, for each market. */
export interface SettingDefinition {
  readonly unit: SettingUnit;
  readonly min: number;
  readonly max: number;
  readonly group: 'Ordering' | 'Delivery' | 'Refunds and returns';
  readonly label: string;
  /** What it does, and from when on. */
  readonly about: string;
}

/** By the name under which it is stored; never renamed. */
export const SETTINGS = {
  'minimum-order': {
    unit: 'money',
    min: 0,
    max: 200_00,
    group: 'Ordering',
    label: 'Smallest order',
    about: 'What items have to cost together before offers, delivery and tax. Bags see it at once.',
  },
  'free-delivery-from': {
    unit: 'money',
    min: 0,
    max: 1_000_00,
    group: 'Ordering',
    label: 'Free standard delivery from',
    about:
      'From this worth of items on, standard delivery costs nothing. A total that was shown before is worked out once more when it is agreed to.',
  },
  'quote-holds': {
    unit: 'minutes',
    min: 5,
    max: 120,
    group: 'Ordering',
    label: 'A total holds for',
    about:
      'How long the checkout stands by a total. Totals that are shown already keep their time.',
  },
  'stock-holds': {
    unit: 'minutes',
    min: 10,
    max: 240,
    group: 'Ordering',
    label: 'Items wait for payment for',
    about:
      'How long an order keeps its items while it is not paid. Orders that are placed already keep their time.',
  },
  'packing-days': {
    unit: 'days',
    min: 0,
    max: 10,
    group: 'Delivery',
    label: 'Packing takes',
    about: 'Working days before the carrier has a parcel. Dates that were promised already stay.',
  },
  'standard-first-kilo': {
    unit: 'money',
    min: 0,
    max: 100_00,
    group: 'Delivery',
    label: 'Standard delivery, first kilo',
    about: 'When carriers do not answer in time, or there are none to ask.',
  },
  'standard-more-kilo': {
    unit: 'money',
    min: 0,
    max: 50_00,
    group: 'Delivery',
    label: 'Standard delivery, each further kilo',
    about: 'Added for each started kilo after the first.',
  },
  'express-first-kilo': {
    unit: 'money',
    min: 0,
    max: 200_00,
    group: 'Delivery',
    label: 'Express delivery, first kilo',
    about: 'When carriers do not answer in time, or there are none to ask.',
  },
  'express-more-kilo': {
    unit: 'money',
    min: 0,
    max: 50_00,
    group: 'Delivery',
    label: 'Express delivery, each further kilo',
    about: 'Added for each started kilo after the first.',
  },
  'refund-limit': {
    unit: 'money',
    min: 0,
    max: 2_000_00,
    group: 'Refunds and returns',
    label: 'Refund without a second person up to',
    about: 'What one employee may give back on one order; above it somebody else agrees first.',
  },
  'return-window': {
    unit: 'days',
    min: 14,
    max: 365,
    group: 'Refunds and returns',
    label: 'A return can be asked for during',
    about: 'Days after delivery. It holds for orders that have arrived already as well.',
  },
  'return-send-within': {
    unit: 'days',
    min: 3,
    max: 60,
    group: 'Refunds and returns',
    label: 'An approved return is sent within',
    about:
      'Days until a return that nobody sent is closed. Returns approved already keep their day.',
  },
  'return-approved-up-to': {
    unit: 'money',
    min: 0,
    max: 2_000_00,
    group: 'Refunds and returns',
    label: 'Returns are approved by themselves up to',
    about: 'Above this worth somebody looks first; so they do whenever something was wrong.',
  },
} as const satisfies Readonly<Record<string, SettingDefinition>>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];
export type ShopSettings = Readonly<Record<SettingKey, number>>;

export const isSettingKey = (text: string): text is SettingKey => Object.hasOwn(SETTINGS, text);

/** Whether a setting can have this value. */
export function isSettingValue(key: SettingKey, value: unknown): value is number {
  const { min, max } = SETTINGS[key];
  return Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

/** Those that markets have an amount or a time of their own for. */
type OfMarket =
  | 'minimum-order'
  | 'free-delivery-from'
  | 'packing-days'
  | 'standard-first-kilo'
  | 'standard-more-kilo'
  | 'express-first-kilo'
  | 'express-more-kilo';
export type HouseSettings = Omit<ShopSettings, OfMarket>;

/** What holds in a market while nobody has changed anything. */
export const defaultSettings = (
  market: Pick<Market, 'minimumOrderMinor' | 'freeDeliveryFromMinor' | 'delivery'>,
  house: HouseSettings,
): ShopSettings => ({
  ...house,
  'minimum-order': market.minimumOrderMinor,
  'free-delivery-from': market.freeDeliveryFromMinor,
  'packing-days': market.delivery.packingDays,
  'standard-first-kilo': market.delivery.standard.firstKiloMinor,
  'standard-more-kilo': market.delivery.standard.kiloMinor,
  'express-first-kilo': market.delivery.express.firstKiloMinor,
  'express-more-kilo': market.delivery.express.kiloMinor,
});

/** A stored setting of some market. */
export interface StoredSetting {
  readonly market: string;
  readonly key: string;
  readonly value: unknown;
}

/**
 * What holds in a market: its defaults with what is stored for it in their place. What a release no longer knows, or
 * no longer allows, is as if it were not stored: the shop goes on selling.
 */
export function settingsIn(
  market: string,
  defaults: ShopSettings,
  stored: readonly StoredSetting[],
): ShopSettings {
  const valid = stored.filter(
    ({ market: of, key, value }) =>
      of === market && isSettingKey(key) && isSettingValue(key, value),
  );
  return { ...defaults, ...Object.fromEntries(valid.map(({ key, value }) => [key, value])) };
}

/** The market as it stands now: amounts that are settings are read whenever they are asked for. */
export function marketBySettings<Of extends Market>(market: Of, now: () => ShopSettings): Of {
  return Object.defineProperties(
    { ...market },
    {
      minimumOrderMinor: { enumerable: true, get: () => now()['minimum-order'] },
      freeDeliveryFromMinor: { enumerable: true, get: () => now()['free-delivery-from'] },
      delivery: { enumerable: true, get: () => deliveryBy(now(), market.delivery) },
    },
  );
}

const deliveryBy = (
  settings: ShopSettings,
  { standard, express }: DeliveryTerms,
): DeliveryTerms => ({
  packingDays: settings['packing-days'],
  standard: {
    ...standard,
    firstKiloMinor: settings['standard-first-kilo'],
    kiloMinor: settings['standard-more-kilo'],
  },
  express: {
    ...express,
    firstKiloMinor: settings['express-first-kilo'],
    kiloMinor: settings['express-more-kilo'],
  },
});
