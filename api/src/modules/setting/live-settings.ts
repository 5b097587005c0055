import { RETURN_POLICY, type ReturnPolicy } from '@green-apple/domain-order';
import {
  defaultSettings,
  marketBySettings,
  marketOf,
  MARKETS,
  settingsIn,
  type HouseSettings,
  type Market,
  type ShopSettings,
} from '@green-apple/domain-pricing';
import type { Logger } from '@green-apple/observability';
import { SettingRepository, type SettingRow, type Writer } from '@green-apple/persistence';
import { KeptAtHand } from '../../platform/index.ts';

export interface LiveSettingsOptions {
  readonly writer: Writer;
  /** What the environment says in place of the release. */
  readonly given?: Partial<HouseSettings>;
  readonly logger: Logger;
}

/** What this release says, for every market. */
export const HOUSE_SETTINGS: HouseSettings = {
  'quote-holds': 15,
  'stock-holds': 30,
  'refund-limit': 50_00,
  'return-window': RETURN_POLICY.windowDays,
  'return-send-within': RETURN_POLICY.sendWithinDays,
  'return-approved-up-to': RETURN_POLICY.approvedUpToMinor,
};

/** What shopkeepers have set, in this process: a change holds within seconds, and without the database what was known. */
export class LiveSettings {
  readonly #held: KeptAtHand<readonly SettingRow[]>;
  readonly #house: HouseSettings;

  constructor({ writer, given = {}, logger }: LiveSettingsOptions) {
    const settings = new SettingRepository(writer);
    this.#house = { ...HOUSE_SETTINGS, ...given };
    this.#held = new KeptAtHand<readonly SettingRow[]>({
      first: [],
      load: () => settings.all(),
      // The writer knows best.
      isOlder: () => false,
      logger,
    });
  }

  /** What would hold in a market if nobody had changed anything. */
  defaultsOf(market: Market): ShopSettings {
    return defaultSettings(market, this.#house);
  }

  /** What holds in a market. Throws a RangeError for one that is none of ours. */
  of(market: string): ShopSettings {
    return settingsIn(market, this.defaultsOf(marketOf(market)), this.#held.current());
  }

  /** The market as it stands whenever it is asked. Throws a RangeError for one that is none of ours. */
  market(code: string): Market {
    return marketBySettings(marketOf(code), () => this.of(code));
  }

  /** In the money of the one market that has this currency; nothing where there is none. */
  refundLimit(currency: string): number {
    const market = MARKETS.find((each) => each.currency === currency);
    return market === undefined ? 0 : this.of(market.code)['refund-limit'];
  }

  returnPolicy(market: string): ReturnPolicy {
    const settings = this.of(market);
    return {
      windowDays: settings['return-window'],
      withdrawalDays: marketOf(market).withdrawalDays,
      sendWithinDays: settings['return-send-within'],
      approvedUpToMinor: settings['return-approved-up-to'],
    };
  }

  /** Something was changed. */
  look(): void {
    this.#held.look();
  }

  close(): Promise<void> {
    return this.#held.close();
  }
}
