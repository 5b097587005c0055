import { Injectable } from '@nestjs/common';
import type { AdminSetting } from '@green-apple/contracts-http';
import {
  isSettingKey,
  isSettingValue,
  SETTING_KEYS,
  SETTINGS,
  settingsIn,
  type Market,
  type SettingKey,
} from '@green-apple/domain-pricing';
import {
  inTransaction,
  insertOutbox,
  UNTOUCHED,
  type AuditTrail,
  type SettingRepository,
  type SettingRow,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import type { LiveSettings } from '../../setting/live-settings.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';

export interface SettingDependencies {
  readonly writer: Writer;
  readonly settings: SettingRepository;
  readonly trail: AuditTrail;
  readonly live: LiveSettings;
  readonly markets: readonly Market[];
}

export interface KeepSettingRequest {
  readonly market: string;
  readonly key: string;
  readonly value: number | null;
  readonly expectedVersion: number;
}

/** What a shopkeeper changes without a release: row, audit entry and event in one transaction. */
@Injectable()
export class KeepSettings {
  private readonly its: SettingDependencies;

  constructor(dependencies: SettingDependencies) {
    this.its = dependencies;
  }

  async list(): Promise<AdminSetting[]> {
    const rows = await this.its.settings.all();
    return this.its.markets.flatMap((market) =>
      SETTING_KEYS.map((key) =>
        this.shown(
          market,
          key,
          rows.find((row) => row.market === market.code && row.key === key),
        ),
      ),
    );
  }

  async keep(
    { market: code, key, value, expectedVersion }: KeepSettingRequest,
    deed: Deed,
  ): Promise<AdminSetting> {
    const market = this.its.markets.find((each) => each.code === code);
    if (market === undefined || !isSettingKey(key)) throw new ProblemError('SETTING_NOT_FOUND');
    if (value !== null && !isSettingValue(key, value)) {
      const { min, max } = SETTINGS[key];
      throw new ProblemError('VALIDATION_FAILED', {
        errors: [{ path: 'value', message: `It is from ${min} to ${max}` }],
      });
    }
    return inTransaction(this.its.writer, async (transaction) => {
      const change = { market: code, key, value, expectedVersion, changedBy: deed.employee.name };
      const result = await this.its.settings.keep(change, transaction);
      if (result.code === 'VERSION_CONFLICT')
        throw new ProblemError(result.code, { currentVersion: result.currentVersion });
      const { before, after } = result;
      const entityId = `${code}/${key}`;
      await noteDeed(
        this.its.trail,
        {
          entityType: 'setting',
          entityId,
          what: 'changed',
          before: { value: before?.value ?? null },
          after: { value },
        },
        deed,
        transaction,
      );
      await insertOutbox(this.its.writer, transaction, [
        {
          topic: 'events',
          kind: 'settings.changed',
          aggregateType: 'settings',
          aggregateId: SETTINGS_ID,
          aggregateVersion: after.version,
          body: { market: code, key },
          correlationId: deed.correlationId,
        },
      ]);
      return this.shown(market, key, after);
    });
  }

  private shown(market: Market, key: SettingKey, row: SettingRow | undefined): AdminSetting {
    const defaults = this.its.live.defaultsOf(market);
    return {
      market: market.code,
      key,
      currency: market.currency,
      value: settingsIn(market.code, defaults, row === undefined ? [] : [row])[key],
      default: defaults[key],
      changed: row !== undefined && row.value !== null,
      changedBy: row?.changedBy ?? null,
      changedAt: row?.changedAt ?? null,
      version: row?.version ?? UNTOUCHED,
    };
  }
}

/** Settings have names; messages want an id, and this one is theirs. */
const SETTINGS_ID = '01940000-0000-7000-8000-5e7715600000';
