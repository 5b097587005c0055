import { CommaList, Port, ProcessConfig } from '@green-apple/config';
import { z } from 'zod';

/** Environment of the simulator: the same variables its customers use, seen from the other side. */
export const SimulatorConfig = ProcessConfig.extend({
  PORT: Port.default(4700),
  STATE_DIR: z.string().min(1).default('.stack/partner-simulator'),
  STRIPE_SECRET_KEY: z.string().default('sk_test_local'),
  STRIPE_PUBLISHABLE_KEY: z.string().default('pk_test_local'),
  /** The newest secret signs. */
  STRIPE_WEBHOOK_SECRETS: CommaList.default(['whsec_local']),
  EASYPOST_API_KEY: z.string().default('EZTK_local'),
  /** The newest secret signs. */
  EASYPOST_WEBHOOK_SECRETS: CommaList.default(['carrier_local']),
  EASYPOST_WEBHOOK_URL: z.url().optional(),
  /** Parcels move by themselves, a step each time; 0 leaves them where they are until they are told. */
  CARRIER_STEP_MS: z.coerce.number().int().min(0).default(0),
  /** Where signed events go; without it none are sent. */
  STOREFRONT_API_URL: z.url().optional(),
  STRIPE_WEBHOOK_URL: z.url().optional(),
});
export type SimulatorConfig = z.infer<typeof SimulatorConfig>;

/** Where the shop listens for events; null when it does not. */
export function webhookUrl(config: SimulatorConfig): string | null {
  if (config.STRIPE_WEBHOOK_URL !== undefined) return config.STRIPE_WEBHOOK_URL;
  if (config.STOREFRONT_API_URL === undefined) return null;
  return new URL('/api/webhooks/stripe', config.STOREFRONT_API_URL).href;
}

/** Where the shop listens for carriers' events; null when it does not. */
export function carrierWebhookUrl(config: SimulatorConfig): string | null {
  if (config.EASYPOST_WEBHOOK_URL !== undefined) return config.EASYPOST_WEBHOOK_URL;
  if (config.STOREFRONT_API_URL === undefined) return null;
  return new URL('/api/webhooks/easypost', config.STOREFRONT_API_URL).href;
}
