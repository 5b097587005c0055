import type { SettingKey } from '@green-apple/domain-pricing';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/** A setting that somebody has changed; a value of null is the default again. */
export interface SettingRow {
  readonly market: string;
  readonly key: string;
  readonly value: number | null;
  readonly version: number;
  readonly changedBy: string;
  /** ISO 8601 */
  readonly changedAt: string;
}

export interface KeepSettingInput {
  readonly market: string;
  readonly key: SettingKey;
  readonly value: number | null;
  /** 1 for one that was never changed. */
  readonly expectedVersion: number;
  readonly changedBy: string;
}

export type KeepSettingResult =
  | { readonly code: 'KEPT'; readonly before: SettingRow | null; readonly after: SettingRow }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** The version of a setting that nobody has changed. */
export const UNTOUCHED = 1;

const COLUMNS = `market, key, value, version, changed_by as "changedBy",
  to_json(updated_at) #>> '{}' as "changedAt"`;

/** What shopkeepers have changed, on the writer: there are few, and they hold at once. */
export class SettingRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  all(): Promise<SettingRow[]> {
    return writerSelect<SettingRow>(
      this.#writer,
      `select ${COLUMNS} from platform.setting order by market, key`,
    );
  }

  async keep(input: KeepSettingInput, transaction: Transaction): Promise<KeepSettingResult> {
    const { market, key, expectedVersion } = input;
    const before = await this.#locked(market, key, transaction);
    const currentVersion = before?.version ?? UNTOUCHED;
    if (currentVersion !== expectedVersion) return { code: 'VERSION_CONFLICT', currentVersion };
    const [after] = await writerSelect<SettingRow>(
      this.#writer,
      `insert into platform.setting as s (market, key, value, version, changed_by)
       values ($market, $key, cast($value as jsonb), cast($expectedVersion as integer) + 1, $changedBy)
       on conflict (market, key) do update set value = excluded.value, version = s.version + 1,
         changed_by = excluded.changed_by, updated_at = now()
       where s.version = cast($expectedVersion as integer)
       returning ${COLUMNS}`,
      { ...input, value: JSON.stringify(input.value) },
      transaction,
    );
    if (after !== undefined) return { code: 'KEPT', before, after };
    // Somebody else has changed it for the first time in this very moment.
    const now = await this.#locked(market, key, transaction);
    return { code: 'VERSION_CONFLICT', currentVersion: now?.version ?? UNTOUCHED };
  }

  async #locked(market: string, key: string, transaction: Transaction): Promise<SettingRow | null> {
    const [row] = await writerSelect<SettingRow>(
      this.#writer,
      `select ${COLUMNS} from platform.setting where market = $market and key = $key for update`,
      { market, key },
      transaction,
    );
    return row ?? null;
  }
}
