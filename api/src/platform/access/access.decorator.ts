import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key under which a route says who may call it. */
export const ACCESS = 'green-apple:access';

/** Who may call a route. `kind` picks the checker; a route without a rule is refused. */
export interface AccessRule {
  readonly kind: string;
  /** What the checker of that kind needs to know, e.g. the permission. */
  readonly detail?: string;
}

/** Marks a route or a controller; the other decorators are built from it. */
export const Access = (rule: AccessRule): CustomDecorator<typeof ACCESS> =>
  SetMetadata(ACCESS, rule);

/** Open to everyone: health, documents, signed webhooks, the public catalogue. */
export const Public = (): CustomDecorator<typeof ACCESS> => Access({ kind: 'public' });
