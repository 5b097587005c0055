import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { serverConfig } from './app/app.config.server.ts';
import { App } from './app/app.ts';

const bootstrap = (context: BootstrapContext) => bootstrapApplication(App, serverConfig, context);

export default bootstrap;
