import { isMainModule } from '@angular/ssr/node';
import { readConfig } from './server/config.ts';
import { createHandler } from './server/handler.ts';
import { createLog } from './server/log.ts';
import { serve } from './server/serve.ts';

const started = isMainModule(import.meta.url);
const config = readConfig(process.env, { lenient: !started });
const log = createLog(config);
const handler = createHandler(config, log);

if (started) serve(handler, config, log);

/** What the development server and the builder call. */
export const reqHandler = handler.handle;
