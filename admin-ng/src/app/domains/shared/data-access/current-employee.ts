import { computed, inject, Injectable, resource } from '@angular/core';
import type { Me, Permission } from '@green-apple/contracts-http';
import { ApiHttp } from '@green-apple/ng-api-client';
import { ROUTES } from './routes.ts';

/** Who the API says is signed in. What it allows is mirrored here for comfort; the API decides. */
@Injectable({ providedIn: 'root' })
export class CurrentEmployee {
  readonly #http = inject(ApiHttp);
  readonly me = resource({
    loader: ({ abortSignal }) => this.#http.get<Me>(ROUTES.me, { signal: abortSignal }),
  });

  readonly #permissions = computed(
    () => new Set(this.me.hasValue() ? this.me.value().permissions : []),
  );

  may(permission: Permission): boolean {
    return this.#permissions().has(permission);
  }
}
