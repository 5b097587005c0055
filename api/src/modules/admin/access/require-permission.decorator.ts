import type { CustomDecorator } from '@nestjs/common';
import type { Permission } from '@green-apple/contracts-http';
import { Access } from '../../../platform/index.ts';

/** The route is open to employees whose roles carry this right. */
export const RequirePermission = (permission: Permission): CustomDecorator =>
  Access({ kind: 'permission', detail: permission });

/** The route is open to every employee who is signed in, whatever their role. */
export const RequireSignIn = (): CustomDecorator => Access({ kind: 'signed-in' });
