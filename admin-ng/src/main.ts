import { bootstrapApplication } from '@angular/platform-browser';
import { takeReturnAddress } from '@green-apple/ng-auth';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';
import { loadAppConfig } from './app/config/app-config.ts';

/** Config first, then the session, then the page: nothing is drawn for somebody unknown. */
async function start(): Promise<void> {
  const config = await loadAppConfig();
  await bootstrapApplication(App, appConfig(config, takeReturnAddress));
}

start().catch((error: unknown) => {
  document.body.textContent =
    'The back office could not start: its settings cannot be read. Reload the page to try again.';
  throw error;
});
