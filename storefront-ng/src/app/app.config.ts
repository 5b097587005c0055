import { APP_BASE_HREF } from '@angular/common';
import {
  LOCALE_ID,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideClientHydration,
  withEventReplay,
  withNoHttpTransferCache,
} from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { FORMAT_LOCALES, wordLanguage } from '@green-apple/domain-order/language';
import { BASE_LOCALE } from '@green-apple/domain-pricing/market';
import { CONTENT_LANGUAGE } from '@green-apple/ng-api-client';
import { routes } from './app.routes.ts';
import { PAGE_LANGUAGE, pathPrefix } from './domains/shared/util-language/page-language.ts';
import { Wordbook } from './domains/shared/util-language/words.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    // Every link of a page leads to pages of its language.
    { provide: APP_BASE_HREF, useFactory: () => `${pathPrefix(inject(PAGE_LANGUAGE))}/` },
    {
      provide: CONTENT_LANGUAGE,
      useFactory: () => {
        const language = inject(PAGE_LANGUAGE);
        return language === BASE_LOCALE ? undefined : language;
      },
    },
    // How sums are written.
    {
      provide: LOCALE_ID,
      useFactory: () => FORMAT_LOCALES[wordLanguage(inject(PAGE_LANGUAGE))],
    },
    provideAppInitializer(() => inject(Wordbook).open(inject(PAGE_LANGUAGE))),
    provideBrowserGlobalErrorListeners(),
    // Data travels in the transfer state by the ids of resources; HttpClient is not part of the shop.
    provideClientHydration(withEventReplay(), withNoHttpTransferCache()),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
  ],
};
