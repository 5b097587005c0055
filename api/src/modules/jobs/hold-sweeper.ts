import type { Logger } from '@green-apple/observability';
import type { ExpiredHoldsRepository, SweepInput } from '@green-apple/persistence';

export interface HoldSweeperSettings {
  readonly holds: Pick<ExpiredHoldsRepository, 'sweep'>;
  readonly everyMs: number;
  readonly logger: Logger;
}

/** An order's own run ends its hold; a quarter of an hour later it is surely not at it any more. */
const SWEEP: SweepInput = { graceSeconds: 15 * 60, paymentSeconds: 2 * 60 * 60, limit: 200 };

/**
 * Lets go of stock that is held for orders whose run is gone. Any number of processes may sweep at once:
 * each hold is let go once, and sweeping again is harmless.
 */
export class HoldSweeper {
  private readonly settings: HoldSweeperSettings;
  private timer: NodeJS.Timeout | undefined;
  private inHand: Promise<void> = Promise.resolve();

  constructor(settings: HoldSweeperSettings) {
    this.settings = settings;
  }

  start(): void {
    this.timer ??= setInterval(() => (this.inHand = this.sweep()), this.settings.everyMs);
  }

  /** Finishes the sweep in hand. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.inHand;
  }

  async sweep(): Promise<void> {
    try {
      const orderIds = await this.settings.holds.sweep(SWEEP);
      if (orderIds.length > 0)
        this.settings.logger.warn({ orderIds }, 'holds without a run were let go');
    } catch (error) {
      this.settings.logger.warn({ err: error }, 'expired holds could not be swept, trying again');
    }
  }
}
